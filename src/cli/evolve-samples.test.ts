/** How runs of the bundled policy vary, which self-evolution lives on: on the small weights of the tests. */
import { expect, test } from 'vitest';
import { openBundledPolicy } from '#cli/bundled-policy.ts';
import { evolve } from '#cli/evolve-trajectories.ts';
import { runOnce } from '#cli/team-trajectories.ts';
import { seededRandom } from '#core/random.ts';
import type { Environment } from '#core/rollout/environment.ts';
import type { Instance } from '#core/task/instance.ts';

const instance: Instance = {
  ...({ id: 'one', kind: 'ramp', title: 'Marie Curie' } as const),
  ...{ text: 'Marie Curie was born in Warsaw.', spans: [{ start: 24, end: 30 }] },
};
const environment: Environment = { corpusId: 'none', search: async () => [] };
const job = {
  ...{ environment, hits: 3, withhold: () => [], seed: 1, concurrency: 1, say: () => {} },
  signal: new AbortController().signal,
};

function sampled(temperature: number, seed: number) {
  const sampling = { temperature, random: seededRandom(seed) };
  const folder = { policyFolder: 'tests/tiny-policy', threads: 1, runnersUp: 0 };
  return openBundledPolicy('bundled', { ...folder, sampling });
}

async function written(temperature: number, seed: number): Promise<string[]> {
  const { steps } = await runOnce(instance, await sampled(temperature, seed), job);
  return steps.map(({ text }) => text);
}

test('samples of the bundled policy differ, a seed repeats them, and at 0 they are the same', async () => {
  const one = await written(1, 1);
  expect(one.join('').length).toBeGreaterThan(0);
  expect(await written(1, 1)).toEqual(one);
  const variety = async (temperature: number) => {
    const sample = (index: number) => sampled(temperature, index);
    const round = { ...job, instances: [instance], samples: 3, previous: [], sample };
    return (await evolve(round)).variety;
  };
  expect(await variety(1)).toBe(1);
  expect(await variety(0)).toBeCloseTo(1 / 3, 9);
}, 60_000);
