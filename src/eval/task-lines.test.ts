import { describe, expect, it } from 'vitest';
import { parseTaskLine } from './task-lines.ts';

describe('lines of task files', () => {
  it('questions of other projects: no kind, no id, one answer, passages with more fields', () => {
    const passages = [{ title: 'Warsaw', text: 'A city.', is_supporting: true }];
    const line = { question: 'Where?', answer: 'Warsaw', passages, evidences: null };
    const parsed = parseTaskLine(JSON.stringify(line), '7');
    expect(parsed).toMatchObject({
      item: { kind: 'question', id: '7', answers: ['Warsaw'], passages: [{ title: 'Warsaw' }] },
    });
  });

  it('an instance without kind, and its own id before that of its line', () => {
    const line = { id: 'i', text: 'Born in Warsaw.', spans: [{ start: 8, end: 14 }] };
    expect(parseTaskLine(JSON.stringify(line), '7')).toMatchObject({
      item: { kind: 'ramp', id: 'i' },
    });
  });

  it.each([
    ['not JSON', '{"question": ', 'not JSON'],
    ['a number', '3', ''],
    ['no answers', '{"id": "q", "question": "Where?"}', 'answers'],
    [
      'spans outside the text',
      '{"id": "i", "text": "a", "spans": [{"start": 0, "end": 9}]}',
      'inside',
    ],
  ])('%s is told', (_, line, part) => {
    const parsed = parseTaskLine(line);
    expect('problem' in parsed && parsed.problem).toContain(part);
  });
});
