import { describe, expect, it } from 'vitest';
import type { Span } from '#core/text/span.ts';
import { started } from './started.fixture.ts';

describe('masking by perplexity', () => {
  it('reads every word once, and hides the salient ones that surprise most', async () => {
    const text = 'Curie was born in Warsaw in 1867.';
    const salient = [
      { start: 18, end: 24, type: 'place' },
      { start: 28, end: 32, type: 'date' },
    ] as const;
    let read: readonly Span[] = [];
    const { get, actions, ports } = await started({
      bundledOffer: async () => ({ title: '', stage: 'sft', parameters: 1, bytes: 1 }),
      maskText: async () => ({ text, salient, candidates: [], spans: [salient[0]] }),
      spanLogProbabilities: async ({ spans }) => {
        read = spans;
        return spans.map(({ start }) => -start);
      },
    });
    actions.editDraft({ text, masks: 1 });
    ports.pass(1000);
    await expect.poll(() => get().preview.status).toBe('masked');
    await actions.maskBySurprise();
    const { preview } = get();
    const masked = preview.status === 'masked' ? preview.masked : null;
    expect(read.map(({ start, end }) => text.slice(start, end))).toEqual(
      text.replace('.', '').split(' '),
    );
    expect(masked?.spans).toMatchObject([{ start: 28, end: 32 }]);
    expect(masked?.perplexities?.get(6)).toBeCloseTo(Math.exp(6));
  });
});
