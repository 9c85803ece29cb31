import { expect, test } from 'vitest';
import type { Reward } from '#core/reward/reward.ts';
import type { Hit } from '#core/rollout/environment.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

type Answer = {
  readonly view?: unknown;
  readonly transcript?: string;
  readonly observation?: { readonly hits: readonly Hit[] };
  readonly done?: boolean;
  readonly reward?: Reward;
  readonly error?: { readonly message: string };
};

const instance = {
  ...{ id: 'curie', kind: 'ramp', title: 'Marie Curie' },
  text: 'Marie Curie was born in Warsaw in 1867.',
  spans: [
    { start: 24, end: 30 },
    { start: 34, end: 38 },
  ],
};
const step = (text: string) => ({ step: { text } });

/** One answer for each request, over one process. */
async function talk(requests: readonly unknown[]): Promise<Answer[]> {
  const input = requests.map(
    (request) => `${typeof request === 'string' ? request : JSON.stringify(request)}\n`,
  );
  const { status, stdout, stderr } = await masksearch(['environment'], input.join(''));
  expect([status, stderr]).toEqual([0, '']);
  const answers = jsonLines<Answer>(stdout);
  expect(answers).toHaveLength(requests.length);
  return answers;
}

test('an episode: reset, search, fill, answer, with a reward at its end', async () => {
  const [begun, searched, filled, unknown, answered, score, after] = await talk([
    { reset: { instance, hits: 2 } },
    step('<search><mask1> Marie Curie born </search>'),
    step('<think><hit1> Born in Warsaw. </think><fill><mask1> Warsaw </fill>'),
    step('<fill><mask2><none></fill>'),
    step('<answer></answer>'),
    { score: {} },
    step('<answer></answer>'),
  ]);
  expect(begun?.view).toEqual({
    ...{ kind: 'ramp', title: 'Marie Curie' },
    parts: ['Marie Curie was born in ', ' in ', '.'],
  });
  expect(begun?.transcript).toContain('<mask1> in <mask2>');
  expect(begun?.transcript).not.toMatch(/Warsaw|1867/u);
  expect(searched?.observation?.hits).toHaveLength(2);
  expect(searched?.transcript).toMatch(/<information><hit1>.*<hit2>.*<\/information>$/u);
  for (const answer of [searched, filled, unknown]) {
    expect(answer?.done).toBe(false);
    expect(answer).not.toHaveProperty('reward');
  }
  expect(answered?.done).toBe(true);
  expect(answered?.reward).toMatchObject({ parts: { format: 1, exactMatch: 0.5 } });
  expect(answered?.reward?.total).toBeGreaterThan(0);
  expect(answered?.reward?.total).toBeLessThan(1);
  expect(score?.reward).toEqual(answered?.reward);
  expect(after?.error?.message).toContain('over');
});

test('the transcript only grows, and keeps what the policy wrote', async () => {
  const texts = [
    '<search> radium </search>',
    'nonsense',
    '<fill><mask1>  Warsaw</fill>',
    '<answer></answer>',
  ];
  const answers = await talk([{ reset: { instance } }, ...texts.map(step)]);
  const transcripts = answers.map(({ transcript = '' }) => transcript);
  for (const [at, text] of texts.entries()) {
    expect(transcripts[at + 1]?.startsWith(`${transcripts[at]}${text}`)).toBe(true);
  }
});

test('withheld documents are not found', async () => {
  const withhold = ['science/marie-curie'];
  const [, searched] = await talk([
    { reset: { instance: { ...instance, withheld: ['science/pierre-curie'] }, withhold } },
    step('<search> Marie Curie </search>'),
  ]);
  const ids = searched?.observation?.hits.map((hit) => hit.documentId) ?? [];
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).not.toContain('science/marie-curie');
  expect(ids).not.toContain('science/pierre-curie');
});

test('a question: the gold answer earns everything', async () => {
  const question = {
    id: 'q',
    kind: 'question',
    question: 'Where was Curie born?',
    answers: ['Warsaw'],
  };
  const [begun, answered] = await talk([
    { reset: { question } },
    step('<answer> Warsaw </answer>'),
  ]);
  expect(begun?.view).toEqual({ kind: 'question', question: 'Where was Curie born?' });
  expect(answered).toMatchObject({ done: true, reward: { total: 1 } });
});

test('a broken request is one error line, and the episode goes on', async () => {
  const outside = { ...instance, spans: [{ start: 30, end: 99 }] };
  const broken = [
    ...['no JSON', 'null', '[]', '{}', '{"stop": {}}'],
    { step: {} },
    { step: { text: 7 } },
    { reset: {} },
    { reset: { instance: { id: 'x' } } },
    { reset: { instance: outside } },
    { reset: { instance, hits: 0 } },
  ];
  const answers = await talk([
    step('<answer></answer>'),
    { score: {} },
    { reset: { instance } },
    ...broken,
    step('<fill><mask1> Warsaw </fill>'),
  ]);
  for (const early of answers.slice(0, 2)) expect(early.error?.message).toContain('reset');
  for (const answer of answers.slice(3, -1)) {
    expect(answer).toEqual({ error: { message: expect.stringMatching(/^[^\n]+\.$/u) } });
  }
  expect(answers.at(-1)).toMatchObject({
    done: false,
    transcript: expect.stringContaining('Warsaw'),
  });
});
