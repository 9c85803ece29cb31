import { expect, test } from 'vitest';
import { buildCorpus } from '#corpus/build-corpus.ts';
import { document } from '#corpus/documents.fixture.ts';
import { buildCompactCorpus } from '#search/compact/build-compact-corpus.ts';
import { serialiseIndex } from '#search/index-passages.ts';
import { openLabWorld } from './open-lab-world.ts';
import { labSession } from './session.ts';
import { defaultLabSettings } from './settings.ts';

const towns = 'Tarn Marl Vell Salt Glen Ford'.split(' ');
const documents = Array.from({ length: 24 }, (_, n) => {
  const [town, river] = [`${towns[n % 6]} ${n}`, `${towns[(n + 1) % 6]} River`];
  const founded = 1400 + 7 * n;
  const years = [0, 31, 58, 77, 90, 112].map((later) => founded + later);
  const text = years
    .map(
      (year, at) =>
        `In ${year} the people of ${town} built bridge number ${at + 1} over the ${river}, which is ${n + 3} metres long, and Ann ${towns[(n + at) % 6]} was the first who walked over it on a Sunday in May.`,
    )
    .join(' ');
  // The short sentence at the beginning: passages that are masked are cut elsewhere than those that are indexed.
  const intro = `${town} is a town of ${900 + n} people.`;
  return document(`d${String(n).padStart(2, '0')}`, `${intro} ${text}`, { title: town });
});
const description = {
  ...({ id: 'towns', title: 'Towns', language: 'en', licence: 'CC0', source: 'a test' } as const),
};

type Files = Map<string, Uint8Array<ArrayBuffer>>;
const open = (files: Files) =>
  openLabWorld(async (name) => files.get(name) ?? Promise.reject(new Error(name)));

async function compactFolder(): Promise<Files> {
  const files: Files = new Map();
  const stream = async function* () {
    yield* documents;
  };
  await buildCompactCorpus(stream(), description, async (name, bytes) => {
    files.set(name, new Uint8Array(bytes));
  });
  return files;
}

const settings = { ...defaultLabSettings, groupSize: 2, groups: 2, dynamicSampling: false };

test('the Lab is the same over a large corpus, whose index is read in parts, as over a small one', async () => {
  const small = await open((await buildCorpus(documents, description, serialiseIndex)).files);
  const large = await open(await compactFolder());
  expect(large.passages.length).toBeGreaterThan(10);
  expect(large.passages).toEqual(small.passages);
  const step = async (world: typeof small) => {
    const session = labSession(world, world.passages, settings, { heldOut: 4, heldOutSeed: 7 });
    return [await session.step(), [...session.weights()]];
  };
  expect(await step(large)).toEqual(await step(small));
}, 30_000);
