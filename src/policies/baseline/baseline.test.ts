import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Environment, Hit } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { Task } from '#core/task/task.ts';
import { parseTypedMasks } from '#core/task/typed-masks.ts';
import { policyOf } from '../policy-id.ts';
import { closedBook } from '../variants/closed-book.ts';
import { rag } from '../variants/rag.ts';
import { baselinePolicy } from './baseline.ts';
import { comparisonIn } from './compare-options.ts';

function hit(title: string, text: string): Hit {
  const documentId = title.toLowerCase();
  const rest = { score: 1, terms: [], source: 's', licence: 'l' };
  return { passageId: `${documentId}#0`, documentId, title, text, ...rest };
}

const curie = hit(
  'Marie Curie',
  'Marie Curie was a physicist. She was born in Warsaw on 7 November 1867, under Russian rule. In 1891 she went to Paris.',
);
const distractor = hit('Paris', 'Paris lies on the Seine. The Eiffel Tower was opened in 1889.');

function environmentWith(...hits: Hit[]): Environment & { readonly queries: string[] } {
  const queries: string[] = [];
  const search: Environment['search'] = async ({ query, limit }) => {
    queries.push(query);
    return hits.slice(0, limit);
  };
  return { corpusId: 'c', search, queries };
}

function task(text: string, title = ''): Task {
  const parsed = parseTypedMasks(text, title);
  if ('problem' in parsed) throw new Error(parsed.problem.type);
  return parsed.task;
}

async function play(policy: Policy, own: Task, environment: Environment): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const options = { runId: 'r', seed: 1, clock: () => 0, signal: neverCancelled };
  for await (const event of rollout(own, policy, environment, defaultSettings, options)) {
    if (event.type !== 'delta') events.push(event);
  }
  return events;
}

async function fills(own: Task, ...hits: Hit[]) {
  const { blanks } = foldRun(await play(baselinePolicy, own, environmentWith(...hits)));
  return blanks.map((blank) => blank.fill);
}

describe('the baseline', () => {
  it('aligns the words around a blank with a hit', async () => {
    const own = task(
      'She was born in [mask] on 7 November 1867, under Russian rule.',
      'Marie Curie',
    );
    expect(await fills(own, distractor, curie)).toEqual(['Warsaw']);
  });

  it('fills two neighbouring blanks from one passage', async () => {
    const own = task('She was born in [mask] on [mask], under Russian rule.', 'Marie Curie');
    expect(await fills(own, curie)).toEqual(['Warsaw', '7 November 1867']);
  });

  it('takes the place after "in", not the name before it', async () => {
    const own = hit(
      'Marie Curie',
      'Born Maria Skłodowska in Warsaw on 7 November 1867, she was poor.',
    );
    expect((await fills(task('Marie Curie was born in [mask] in [mask].'), own))[0]).toBe('Warsaw');
  });

  it('quotes the sentence that holds its fill', async () => {
    const own = task('She was born in [mask] on 7 November 1867.', 'Marie Curie');
    const { blanks } = foldRun(await play(baselinePolicy, own, environmentWith(curie)));
    expect(blanks[0]?.evidence?.quote).toContain('born in Warsaw');
    expect(blanks[0]?.alternatives[0]?.text).toBe('Warsaw');
  });

  it('says that it does not know when the hits say nothing', async () => {
    expect(await fills(task('The [mask] of a zebra differs from all others.'))).toEqual([null]);
  });

  it('searches again with other words when nothing is convincing', async () => {
    const environment = environmentWith();
    await play(
      baselinePolicy,
      task('Zebras of the [mask] run in Kenya, says Anna.', 'Zebra'),
      environment,
    );
    expect(environment.queries.length).toBeGreaterThan(1);
    expect(new Set(environment.queries).size).toBe(environment.queries.length);
  });

  it('is deterministic, always answers and is always well formed', async () => {
    const word = fc.constantFrom(
      'born',
      'Warsaw',
      'the',
      'in',
      '1867',
      'Curie',
      '华沙',
      '.',
      '[mask]',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (all) => {
        const parsed = parseTypedMasks(`Somebody was ${all.join(' ')} once [mask].`, 'Marie Curie');
        if ('problem' in parsed) return;
        const once = await play(baselinePolicy, parsed.task, environmentWith(curie, distractor));
        const twice = await play(baselinePolicy, parsed.task, environmentWith(curie, distractor));
        expect(twice).toEqual(once);
        const { finished, steps } = foldRun(once);
        expect(finished?.reason).toBe('answered');
        expect(steps.some((step) => step.action.type === 'invalid')).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('answers a question of two hops', async () => {
    const view = {
      kind: 'question',
      question: 'On which river does the birthplace of Marie Curie lie?',
    } as const;
    const own: Task = { id: 'q', view, language: 'en' };
    const environment = environmentWith(
      curie,
      hit('Warsaw', 'Warsaw lies on the river Vistula in Poland.'),
    );
    const { finished, steps, blanks } = foldRun(await play(baselinePolicy, own, environment));
    expect(finished?.reason).toBe('answered');
    expect(environment.queries[1]).toMatch(/Warsaw/u);
    expect(blanks[0]?.fill).toBeTruthy();
    expect(steps.filter((step) => step.action.type === 'search')).toHaveLength(2);
  });
});

describe('comparing two options', () => {
  const elbe = hit('Elbe', 'The Elbe is 1,094 kilometres long. It was known in 9 BC.');
  const vistula = hit(
    'Vistula',
    'The Vistula is 1,047 kilometres long and reaches the sea in Poland.',
  );

  it.each([
    ['Which river is longer, the Vistula or the Elbe?', 'Elbe'],
    ['Which river is shorter, the Vistula or the Elbe?', 'Vistula'],
  ])('%s %s', async (question, expected) => {
    const own: Task = { id: 'q', view: { kind: 'question', question }, language: 'en' };
    const environment = environmentWith(elbe, vistula);
    const { blanks } = foldRun(await play(baselinePolicy, own, environment));
    expect(environment.queries).toEqual(['Vistula', 'Elbe']);
    expect(blanks[0]?.fill).toBe(expected);
  });

  it('a question without two options compares nothing', () => {
    expect(comparisonIn('Who wrote Hamlet?')).toBeNull();
    expect(comparisonIn('Who was born first, Mozart or Haydn?')).toEqual({
      ...{ options: ['Mozart', 'Haydn'], by: 'date', larger: false },
    });
  });
});

describe('variants', () => {
  const own = task('She was born in [mask] on 7 November 1867, under Russian rule.', 'Marie Curie');

  it('closed-book never searches', async () => {
    const environment = environmentWith(curie);
    const { blanks } = foldRun(await play(closedBook(baselinePolicy), own, environment));
    expect(environment.queries).toEqual([]);
    expect(blanks[0]?.fill).toBeNull();
  });

  it('rag searches once, with the task itself', async () => {
    const environment = environmentWith(curie);
    const { blanks } = foldRun(await play(rag(baselinePolicy), own, environment));
    expect(environment.queries).toEqual([expect.stringContaining('Marie Curie She was born in')]);
    expect(blanks[0]?.fill).toBe('Warsaw');
  });

  it('ids nest, and an unknown one is null', async () => {
    const base = { baseline: () => baselinePolicy };
    expect((await policyOf('closed-book:rag:baseline', base))?.id).toBe('closed-book:rag:baseline');
    for (const id of ['', 'x', 'rag:', 'rag:x', 'baseline:rag', 'constructor', 'rag:toString']) {
      expect(await policyOf(id, base)).toBeNull();
    }
  });
});
