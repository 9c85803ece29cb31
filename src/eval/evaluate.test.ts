import { describe, expect, it } from 'vitest';
import { renderDecision } from '#core/actions/render.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Environment, SearchRequest } from '#core/rollout/environment.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { type EvalItem, type EvaluatedRun, type EvaluationRequest, evaluate } from './evaluate.ts';

const text = 'Curie was born in Warsaw long ago.';
const items = ['a', 'b', 'c'].map(
  (id): EvalItem => ({
    ...{ id, kind: 'ramp', title: 'Marie Curie', text, spans: [{ start: 18, end: 24 }] },
    ...{ source: { documentId: 'curie' }, withheld: ['also-hidden'] },
  }),
);

function environmentThat(asked: SearchRequest[], tells = true): Environment {
  const hit = { passageId: 'p', documentId: 'd', title: 'Marie Curie', score: 1, terms: [] };
  return {
    corpusId: 'c',
    search: async (request) => {
      asked.push(request);
      return tells ? [{ ...hit, text: 'Curie was born in Warsaw.', source: '', licence: '' }] : [];
    },
  };
}

/** Searches once, then fills what it is told to, then answers. */
function policyFilling(id: string, fill: string | null): Policy {
  return {
    id,
    async *act({ steps }) {
      const actions = [
        { type: 'search', mask: 1, query: 'Curie' },
        { type: 'fill', mask: 1, text: fill },
        { type: 'answer', text: '' },
      ] as const;
      const action = actions[steps.length] ?? actions[2];
      yield { type: 'decision', text: renderDecision({ thought: null, action }), tokens: 1 };
    },
  };
}

const right = policyFilling('right', 'Warsaw');
const shy = policyFilling('shy', null);

async function all(request: Partial<EvaluationRequest>): Promise<EvaluatedRun[]> {
  const runs: EvaluatedRun[] = [];
  const whole: EvaluationRequest = {
    ...{ items, policies: [right, shy], settings: defaultSettings, withheld: () => [], seed: 1 },
    ...{ environmentFor: () => environmentThat([]), clock: () => 0, signal: neverCancelled },
    ...request,
  };
  for await (const run of evaluate(whole)) runs.push(run);
  return runs;
}
const played = (runs: readonly EvaluatedRun[]) =>
  runs.map(({ policyId, outcome }) => `${policyId} ${outcome.id}`);

describe('evaluation', () => {
  it('every policy plays an item before the next begins', async () => {
    expect(played(await all({}))).toEqual([
      ...['right a', 'shy a', 'right b', 'shy b', 'right c', 'shy c'],
    ]);
  });

  it('what is done is left out, and the rest is the same', async () => {
    const done = new Set(['right a', 'shy a', 'right b']);
    const rest = await all({ isDone: (policy, item) => done.has(`${policy} ${item}`) });
    expect(played(rest)).toEqual(['shy b', 'right c', 'shy c']);
    const whole = await all({});
    expect(rest.map(({ outcome }) => outcome)).toEqual(
      whole.slice(3).map(({ outcome }) => outcome),
    );
  });

  it('hides what is withheld from the policy and from the oracle alike', async () => {
    const asked: SearchRequest[] = [];
    const withheld = () => ['curie'];
    await all({ withheld, policies: [right], environmentFor: () => environmentThat(asked) });
    expect(asked.length).toBeGreaterThan(items.length);
    for (const { withhold } of asked) expect(withhold).toEqual(['also-hidden', 'curie']);
  });

  it('says why a blank went wrong, and what the oracle would have found', async () => {
    const told = await all({ items: items.slice(0, 1) });
    const causes = told.map(({ outcome }) => outcome.blanks[0]?.cause);
    expect(causes).toEqual([null, 'declined']);
    expect(told.map(({ outcome }) => outcome.blanks[0]?.oracle)).toEqual([true, true]);
    const untold = await all({
      items: items.slice(0, 1),
      environmentFor: () => environmentThat([], false),
      policies: [shy],
    });
    expect(untold[0]?.outcome.blanks[0]).toMatchObject({ cause: 'out-of-reach', oracle: false });
  });

  it('a policy that fails is counted as failed, and the others go on', async () => {
    const broken: Policy = {
      id: 'broken',
      // biome-ignore lint/correctness/useYield: it fails before it has anything to say.
      async *act() {
        throw new Error('no weights');
      },
    };
    const [first, second] = await all({ policies: [broken, right], items: items.slice(0, 1) });
    expect(first?.outcome).toMatchObject({ ended: 'failed', message: 'no weights' });
    expect(first?.outcome.blanks[0]?.cause).toBe('run-failed');
    expect(second?.outcome.blanks[0]?.exact).toBe(true);
  });

  it('stopped in the middle of a run, it ends without that run', async () => {
    const controller = new AbortController();
    const stopping: Policy = {
      id: 'stopping',
      async *act(situation, signal) {
        if (situation.steps.length === 1) controller.abort();
        yield* right.act(situation, signal);
      },
    };
    const { signal } = controller;
    expect(played(await all({ policies: [shy, stopping], signal }))).toEqual(['shy a']);
  });
});
