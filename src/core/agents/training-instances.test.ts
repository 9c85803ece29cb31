import { describe, expect, it } from 'vitest';
import type { Environment, Hit } from '../rollout/environment.ts';
import { goldTexts } from '../task/instance.ts';
import {
  type TrainingInstance,
  type TrainingMix,
  trainingInstances,
} from './training-instances.ts';

const passage = {
  documentId: 'science/marie-curie',
  title: 'Marie Curie',
  text: 'The physicist Marie Curie studied in Paris and later discovered polonium with Pierre Curie in 1898.',
  language: 'en',
} as const;
const mix: TrainingMix = {
  ...{ n: 10, masks: [1], seed: 1, withheld: 100, untitled: 0, condensed: 0, fiveHits: 0 },
};

/** Tells of 1898 only, and remembers what was hidden. */
function telling(text: string) {
  const asked: (readonly string[])[] = [];
  const hit = { passageId: 'p', documentId: 'd', title: 'Polonium', text, source: '', licence: '' };
  const environment: Environment = {
    corpusId: 'c',
    search: async ({ withhold }) => {
      asked.push(withhold);
      return [{ ...hit, score: 1, terms: [] } satisfies Hit];
    },
  };
  return { environment, asked };
}

async function all(environment: Environment, own: TrainingMix) {
  const made: TrainingInstance[] = [];
  for await (const one of trainingInstances([passage], own, () => [], environment)) made.push(one);
  return made;
}

describe('instances for training', () => {
  it('masks what another document tells, with its own document hidden', async () => {
    const { environment, asked } = telling('Marie Curie discovered polonium in 1898 in Paris.');
    const [made] = await all(environment, { ...mix, seed: 3 });
    const golds = made ? goldTexts(made.instance) : [];
    expect(golds.some((gold) => gold === '1898' || gold === 'Paris')).toBe(true);
    expect(made?.withhold).toEqual(['science/marie-curie']);
    expect(asked.every((hidden) => hidden[0] === 'science/marie-curie')).toBe(true);
  });

  it('makes nothing of a passage that nobody else tells of', async () => {
    expect(await all(telling('Rivers flow to the sea.').environment, mix)).toEqual([]);
  });

  it('is the same for the same seed, and takes the title away when asked to', async () => {
    const { environment } = telling('');
    const open = { ...mix, withheld: 0, untitled: 100 };
    const first = await all(environment, open);
    expect(first).toHaveLength(1);
    expect(first[0]?.instance.title).toBe('');
    expect(await all(environment, open)).toEqual(first);
  });
});
