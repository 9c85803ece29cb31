import { describe, expect, it } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Environment, Hit } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { splitQueries } from '#core/rollout/several-queries.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import type { Task } from '#core/task/task.ts';
import { ruleTeam } from './rule-team.ts';

const told: Hit = {
  ...{ passageId: 'a#0', documentId: 'a', title: 'Marie Curie', score: 1 },
  text: 'Marie Curie was born in Warsaw in 1867 as the daughter of two teachers.',
  ...{ terms: [], source: 's', licence: 'l' },
};
const silent: Hit = {
  ...told,
  passageId: 'b#0',
  documentId: 'b',
  title: 'Tea',
  text: 'Tea is drunk hot.',
};

/** Tells what it is asked for from the given search on. */
async function play(task: Task, tellsFrom: number) {
  let searches = 0;
  const queries: string[] = [];
  const environment: Environment = {
    corpusId: 'c',
    search: async ({ query }) => {
      queries.push(query);
      searches += 1;
      return Math.ceil(searches / 3) > tellsFrom ? [told, silent] : [silent];
    },
  };
  const events: RunEvent[] = [];
  const options = { runId: 'r', seed: 1, clock: () => 0, signal: neverCancelled };
  for await (const event of rollout(task, ruleTeam, environment, defaultSettings, options))
    if (event.type !== 'delta') events.push(event);
  return { trajectory: foldRun(events), queries };
}

const task: Task = {
  id: 't',
  language: 'en',
  view: {
    kind: 'ramp',
    title: 'Marie Curie',
    parts: ['Marie Curie was born in ', ' in 1867 as the daughter of two teachers.'],
  },
  gold: [['Warsaw']],
};

describe('the team of rules', () => {
  it('plans, asks three ways at once, fills what is told, and is judged', async () => {
    const { trajectory, queries } = await play(task, 0);
    expect(queries).toHaveLength(3);
    expect(new Set(queries).size).toBe(3);
    expect(trajectory.blanks[0]).toMatchObject({ fill: 'Warsaw', right: true });
    expect(trajectory.steps[1]?.turns?.[0]).toMatchObject({
      agent: 'observer',
      kind: 'enough',
      hit: 1,
    });
    expect(trajectory.reward?.judgement).toEqual({ correct: [true], why: ['exact'], tokens: 0 });
    expect(queries.join(' ')).not.toContain('Warsaw');
  });

  it('reflects and asks otherwise when nothing is told, and gives up in the end', async () => {
    const { trajectory, queries } = await play(task, 1);
    const [, second] = trajectory.steps;
    expect(second?.turns?.map(({ agent }) => agent)).toEqual(['observer', 'rewriter']);
    expect(second?.turns?.[0]).toMatchObject({ kind: 'reflect' });
    expect(new Set(queries).size).toBeGreaterThan(3);
    expect(trajectory.blanks[0]?.right).toBe(true);
    const never = (await play(task, 99)).trajectory;
    expect(never.steps.filter(({ action }) => action.type === 'search')).toHaveLength(2);
    expect(never.finished?.reason).toBe('answered');
    expect(never.reward?.judgement?.correct).toEqual([false]);
  });

  it('answers a question in at most two looks, and ends', async () => {
    const question: Task = {
      ...{ id: 'q', language: 'en', gold: [['Warsaw']] },
      view: { kind: 'question', question: 'Where was Marie Curie born?' },
    };
    const { trajectory } = await play(question, 0);
    expect(trajectory.finished?.reason).toBe('answered');
    const searches = trajectory.steps.flatMap(({ action }) =>
      action.type === 'search' ? [splitQueries(action.query)] : [],
    );
    expect(searches.length).toBeGreaterThan(0);
    for (const queries of searches) expect(queries.length).toBeGreaterThanOrEqual(2);
    expect(trajectory.reward?.judgement?.correct).toHaveLength(1);
  });
});
