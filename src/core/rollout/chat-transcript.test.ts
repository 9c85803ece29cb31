import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../run.fixture.ts';
import { chatMessages } from './chat-transcript.ts';
import { foldRun } from './trajectory.ts';

describe('a run as chat messages', () => {
  it('loses nothing that the policy wrote, and takes turns', () => {
    fc.assert(
      fc.property(run, (events) => {
        const trajectory = foldRun(events);
        const messages = chatMessages(trajectory);
        const written = messages.filter(({ role }) => role === 'assistant');
        expect(written.map(({ content }) => content).join('')).toBe(
          trajectory.steps.map(({ text }) => text).join(''),
        );
        expect(messages[0]?.role).toBe('user');
        for (const [index, { role }] of messages.entries()) {
          expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant');
        }
        const shown = messages.filter(({ content }) => content.startsWith('<information>'));
        expect(shown.length).toBe(trajectory.steps.filter((step) => step.observation).length);
      }),
    );
  });
});
