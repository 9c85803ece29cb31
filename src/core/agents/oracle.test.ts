import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeInstance } from '../ramp/make-instance.ts';
import { seededRandom } from '../random.ts';
import { neverCancelled } from '../rollout/cancel.ts';
import type { Environment, Hit } from '../rollout/environment.ts';
import { defaultSettings, type RunEvent } from '../rollout/event.ts';
import { rollout } from '../rollout/rollout.ts';
import { foldRun } from '../rollout/trajectory.ts';
import { poseTask } from '../task/task.ts';
import { foldWord, words } from '../text/words.ts';
import { oraclePolicy } from './oracle.ts';
import { broadQuery } from './rewrites.ts';

const passage =
  'Marie Curie was born in Warsaw in 1867. She moved to Paris to study physics with Gabriel Lippmann. ' +
  'In 1903 she shared the Nobel Prize with Henri Becquerel, and in 1911 she won it alone for radium.';
const sentencesShown = [
  'Maria Curie came into the world at Warsaw, where she was born in 1867.',
  'At Paris she would study physics; her teacher was Gabriel Lippmann.',
  'The Nobel Prize of 1903 was shared between the Curies and Henri Becquerel.',
  'Nothing of this tells anything.',
];

const hit = (text: string, at: number): Hit => ({
  ...{ passageId: `d${at}#0`, documentId: `d${at}`, title: 'Marie Curie', text, score: 1 },
  ...{ terms: [], source: 's', licence: 'l' },
});

/** A run over hits that tell some of the gold, or none of it. */
async function runOf(seed: number, shown: readonly string[]) {
  const request = { id: 'i', title: 'Marie Curie', text: passage, language: 'en' as const };
  const instance = makeInstance({ ...request, masks: 1 + (seed % 4), seed }, () => []);
  if (!instance) throw new Error('Nothing to mask.');
  const { gold = [], ...task } = poseTask(instance);
  const environment: Environment = {
    corpusId: 'c',
    search: async ({ limit }) => shown.slice(0, limit).map(hit),
  };
  const policy = oraclePolicy(gold, environment, defaultSettings, seededRandom(seed));
  const options = { runId: 'r', seed, clock: () => 0, signal: neverCancelled };
  const events: RunEvent[] = [];
  for await (const event of rollout(
    { ...task, gold },
    policy,
    environment,
    defaultSettings,
    options,
  )) {
    if (event.type !== 'delta') events.push(event);
  }
  return { gold, view: task.view, trajectory: foldRun(events) };
}

const anyRun = fc.tuple(fc.nat(5000), fc.subarray(sentencesShown));

describe('the oracle', () => {
  it('fills every blank with its gold or says that it does not know, and ends well', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ([seed, shown]) => {
        const { gold, trajectory } = await runOf(seed, shown);
        expect(trajectory.finished?.reason).toBe('answered');
        expect(trajectory.steps.every(({ action }) => action.type !== 'invalid')).toBe(true);
        for (const [index, { status, fill }] of trajectory.blanks.entries()) {
          expect(['filled', 'unknown']).toContain(status);
          if (fill !== null) expect(gold[index]).toContain(fill);
        }
      }),
    );
  });

  it('quotes what stands in the hit it names, with the fill in it', async () => {
    let quotes = 0;
    await fc.assert(
      fc.asyncProperty(anyRun, async ([seed, shown]) => {
        const { trajectory } = await runOf(seed, shown);
        for (const { fill, evidence } of trajectory.blanks) {
          if (!evidence || fill === null) continue;
          quotes += 1;
          const hits = trajectory.steps[evidence.step]?.observation?.hits ?? [];
          expect(hits[evidence.hit]?.text).toContain(evidence.quote);
          expect(evidence.quote).toContain(fill);
        }
      }),
    );
    expect(quotes).toBeGreaterThan(0);
  });

  it('takes a sentence of a document that is known to tell for evidence, in whatever words', async () => {
    const text = 'The physicist first saw the light of day in Warsaw.';
    const start = text.indexOf('Warsaw');
    const spans = [{ start, end: start + 'Warsaw'.length }];
    const { gold = [], ...task } = poseTask({ id: 'i', kind: 'ramp', title: '', text, spans });
    const environment: Environment = {
      corpusId: 'c',
      search: async () => [hit('Warsaw lies on the Vistula.', 0), hit('Curie: Warsaw, 1867.', 1)],
    };
    const fillOf = async (telling: readonly (readonly string[])[]) => {
      const random = seededRandom(1);
      const policy = oraclePolicy(gold, environment, defaultSettings, random, telling);
      const options = { runId: 'r', seed: 1, clock: () => 0, signal: neverCancelled };
      const events: RunEvent[] = [];
      const run = rollout({ ...task, gold }, policy, environment, defaultSettings, options);
      for await (const event of run) if (event.type !== 'delta') events.push(event);
      return foldRun(events).blanks[0];
    };
    expect(await fillOf([])).toMatchObject({ fill: null });
    expect(await fillOf([['d1']])).toMatchObject({ fill: 'Warsaw', evidence: { hit: 1 } });
  });

  it('asks with words of the passage, of fills so far and of documents it quoted only, never with a hidden one', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ([seed, shown]) => {
        const { trajectory } = await runOf(seed, shown);
        const { view } = trajectory.started?.task ?? {};
        if (view?.kind !== 'ramp') throw new Error('not a RAMP run');
        let known = [view.title, ...view.parts].join(' ');
        for (const { action, thought } of trajectory.steps) {
          if (thought?.type === 'evidence') known += ' Marie Curie';
          if (action.type === 'fill') known += ` ${action.text ?? ''}`;
          if (action.type !== 'search') continue;
          const allowed = new Set(words(known).map(({ text }) => foldWord(text)));
          for (const { text } of words(action.query)) expect(allowed).toContain(foldWord(text));
        }
      }),
    );
  });

  it('asks with much of the passage first, and for nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ([seed, shown]) => {
        const { trajectory, view } = await runOf(seed, shown);
        const queries = trajectory.steps.flatMap(({ action }) =>
          action.type === 'search' ? [action.query] : [],
        );
        expect(new Set(queries).size).toBe(queries.length);
        const first = trajectory.steps.find(({ action }) => action.type === 'search')?.action;
        if (first?.type !== 'search' || first.mask === null || view.kind !== 'ramp') return;
        expect(first.query).toBe(broadQuery(view, first.mask - 1, []));
        const inOrder = words(first.query).map((word) => word.text);
        expect(inOrder.slice(0, 2)).toEqual(['Marie', 'Curie']);
      }),
    );
  });
});
