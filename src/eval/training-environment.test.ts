import { describe, expect, it } from 'vitest';
import type { Environment } from '#core/rollout/environment.ts';
import { trainingEnvironment } from './training-environment.ts';

const live: Environment = {
  corpusId: 'c',
  search: async ({ withhold }) =>
    withhold.includes('d')
      ? []
      : [
          {
            ...{ passageId: 'd#0', documentId: 'd', title: 'Warsaw', score: 1, terms: [] },
            ...{ text: 'Curie was born in Warsaw in 1867.', source: 's', licence: 'l' },
          },
        ],
};
const instance = {
  ...{ id: 'i', kind: 'ramp', title: 'Marie Curie', text: 'Curie was born in Warsaw long ago.' },
  spans: [{ start: 18, end: 24 }],
  source: { documentId: 'd' },
};
const written = [
  '<search><mask1> Curie born </search>',
  '<think><hit1> Curie was born in Warsaw in 1867. </think><fill><mask1> Warsaw </fill>',
  '<answer></answer>',
];

describe('the environment over stdio', () => {
  it('plays an episode step by step and scores it', async () => {
    const ask = trainingEnvironment(live);
    const begun = await ask({ reset: { instance } });
    expect(JSON.stringify(begun)).not.toContain('Warsaw');
    const replies: object[] = [];
    for (const text of written) replies.push(await ask({ step: { text } }));
    expect(replies[0]).toMatchObject({ action: { type: 'search' }, done: false });
    expect(replies[0]).toHaveProperty('observation');
    expect(replies[2]).toMatchObject({ done: true, reward: { total: 1 } });
    expect(await ask({ score: {} })).toMatchObject({ done: true, reward: { total: 1 } });
    expect(await ask({ step: { text: 'more' } })).toHaveProperty('error');
  });

  it('plays the same when all is sent at once', async () => {
    const ask = trainingEnvironment(live);
    await ask({ reset: { instance } });
    let last: object = {};
    for (const text of written) last = await ask({ step: { text } });
    const whole = await ask({ episode: { instance, written } });
    const { transcript, segments, done } = last as Record<string, unknown>;
    expect(whole).toMatchObject({ transcript, segments, done });
  });

  it('keeps what the policy wrote apart, word for word', async () => {
    const whole = await trainingEnvironment(live)({ episode: { instance, written } });
    const segments = (whole as { segments: readonly (readonly [string, string])[] }).segments;
    expect(segments.filter(([role]) => role === 'policy').map(([, text]) => text)).toEqual(written);
  });

  it('hides what is withheld', async () => {
    const whole = await trainingEnvironment(live)({
      episode: { instance, withhold: ['d'], written: written.slice(0, 1) },
    });
    expect(JSON.stringify((whole as { segments: unknown }).segments)).not.toContain('Warsaw');
  });

  it('answers nonsense with a plain error', async () => {
    const ask = trainingEnvironment(live);
    expect(await ask({ step: { text: '' } })).toHaveProperty('error');
    expect(await ask({ reset: {} })).toHaveProperty('error');
    expect(await ask({} as never)).toHaveProperty('error');
  });
});
