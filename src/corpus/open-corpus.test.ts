import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { gzip } from '#lib/gzip.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { buildCorpus } from './build-corpus.ts';
import { CorpusError } from './corpus-error.ts';
import { document, textIn } from './documents.fixture.ts';
import { sealManifest } from './manifest.ts';
import { openCorpus, type ReadFile, readManifest } from './open-corpus.ts';

const description = {
  ...({
    id: 'test',
    title: 'Test corpus 测试',
    language: 'en',
    licence: 'CC0',
    source: 'a test',
  } as const),
};
const fakeIndex = () => '{"an": "index"}';
type Folder = Map<string, Uint8Array<ArrayBuffer>>;

function reader(folder: Folder): ReadFile {
  return async (name) => {
    const bytes = folder.get(name);
    if (!bytes) throw new Error('ENOENT');
    return bytes;
  };
}

/** Two shards, as 500 documents go into one. */
const documents = Array.from({ length: 501 }, (_, n) =>
  document(`field/document-${String(n).padStart(3, '0')}`, `This is text ${n}. It is short.`),
);
let folder: Folder;
beforeAll(async () => {
  folder = (await buildCorpus(documents, description, fakeIndex)).files;
});

test('what was built opens as it was', async () => {
  const opened = await openCorpus(reader(folder));
  expect([...folder.keys()].sort()).toEqual([
    ...['documents-000.bin', 'documents-001.bin', 'index.bin', 'manifest.json'],
  ]);
  expect(opened.documents).toEqual(documents);
  expect(opened.index).toBe(fakeIndex());
  expect(opened.manifest).toMatchObject({
    ...description,
    counts: { documents: 501, passages: 501 },
    shards: [{ documents: 500 }, { documents: 1 }],
  });
  expect(await readManifest(reader(folder))).toEqual(opened.manifest);
});

test('progress counts the bytes of all shards up to their sum', async () => {
  const steps: [number, number][] = [];
  await openCorpus(reader(folder), (done, total) => steps.push([done, total]));
  const total = [...folder].reduce(
    (sum, [name, { length }]) => sum + (name === 'manifest.json' ? 0 : length),
    0,
  );
  expect(steps.map(([done]) => done)).toEqual(steps.map(([done]) => done).sort((a, b) => a - b));
  expect(steps.at(-1)).toEqual([total, total]);
});

describe('building', () => {
  test('twice gives the same bytes, in whatever order the documents come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(textIn('en'), { maxLength: 8 }), fc.nat(), async (texts, turn) => {
        const some = texts.map((text, n) => document(`d${n}`, text));
        const at = turn % (some.length + 1);
        const turned = [...some.slice(at), ...some.slice(0, at)].reverse();
        const first = await buildCorpus(some, description, (sorted) => JSON.stringify(sorted));
        const second = await buildCorpus(turned, description, (sorted) => JSON.stringify(sorted));
        expect(second.files).toEqual(first.files);
        expect((await openCorpus(reader(first.files))).documents).toEqual(some);
      }),
      { numRuns: 30 },
    );
  });

  test('leaves its argument as it was', async () => {
    const reversed = [...documents].reverse();
    await buildCorpus(reversed, description, fakeIndex);
    expect(reversed[0]).toBe(documents.at(-1));
  });
});

/** A file of the folder and a place in it, each as likely as any other. */
const anyPlace = fc.tuple(
  fc.constantFrom('manifest.json', 'documents-000.bin', 'documents-001.bin', 'index.bin'),
  fc.nat(),
);

/** Opening the folder fails with an error that names the file and nothing else. */
async function expectNamed(damaged: Folder, name: string) {
  const error = await openCorpus(reader(damaged)).then(
    () => 'opened',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CorpusError);
  expect(error).toMatchObject({ details: { file: name } });
  expect((error as CorpusError).message).toMatch(/^[^\n]+\.$/u);
  expect((error as CorpusError).message).toContain(name);
}

describe('every damage is found and named', () => {
  const damage = (
    change: (bytes: Uint8Array<ArrayBuffer>, at: number) => Uint8Array<ArrayBuffer>,
  ) =>
    fc.assert(
      fc.asyncProperty(anyPlace, async ([name, place]) => {
        const bytes = folder.get(name) ?? new Uint8Array();
        await expectNamed(
          new Map([...folder, [name, change(bytes.slice(), place % bytes.length)]]),
          name,
        );
      }),
      { numRuns: 300 },
    );

  test('a changed bit', () =>
    damage((bytes, at) => {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      return bytes;
    }));

  test('a byte of another value', () =>
    damage((bytes, at) => {
      bytes[at] = (bytes[at] ?? 0) + 1 + (at % 255);
      return bytes;
    }));

  test('a cut', () => damage((bytes, at) => bytes.slice(0, at)));

  test('a missing byte', () =>
    damage((bytes, at) => new Uint8Array([...bytes.slice(0, at), ...bytes.slice(at + 1)])));

  test('a byte too many', () =>
    damage((bytes, at) => new Uint8Array([...bytes.slice(0, at), 32, ...bytes.slice(at)])));

  test.each(['manifest.json', 'documents-000.bin', 'documents-001.bin', 'index.bin'])(
    '%s missing',
    async (name) => {
      const without = new Map(folder);
      without.delete(name);
      await expectNamed(without, name);
      await expect(openCorpus(reader(without))).rejects.toMatchObject({
        details: { kind: 'missing' },
      });
    },
  );

  test('a file of another size and a file of other bytes are told apart', async () => {
    const bytes = folder.get('index.bin') ?? new Uint8Array();
    const kindOf = async (index: Uint8Array<ArrayBuffer>) => {
      const opening = openCorpus(reader(new Map([...folder, ['index.bin', index]])));
      return opening.catch((error: CorpusError) => error.details.kind);
    };
    expect(await kindOf(bytes.slice(1))).toBe('wrong-size');
    expect(await kindOf(bytes.map((byte) => byte ^ 1))).toBe('damaged');
  });

  test('two files swapped', async () => {
    const [first, second] = ['documents-000.bin', 'documents-001.bin'] as const;
    const swapped = new Map(folder);
    swapped.set(first, folder.get(second) ?? new Uint8Array());
    await expectNamed(swapped, first);
  });
});

describe('a manifest that is none', () => {
  const withManifest = (text: string) =>
    readManifest(reader(new Map([['manifest.json', new TextEncoder().encode(text)]])));

  test.each([
    ['no JSON', 'not JSON', 'not-a-corpus'],
    ['no object', '[]', 'not-a-corpus'],
    ['nothing', '', 'not-a-corpus'],
    ['of another program', '{"name": "a package"}', 'not-a-corpus'],
    ['of a later version', '{"format": 2}', 'other-version'],
  ])('%s', async (_, text, kind) => {
    await expect(withManifest(text)).rejects.toMatchObject({
      details: { kind, file: 'manifest.json' },
    });
  });

  test('a file outside the folder is not read', async () => {
    const manifest = await readManifest(reader(folder));
    const index = { ...manifest.index, file: '../../secret' };
    await expect(withManifest(JSON.stringify({ ...manifest, index }))).rejects.toMatchObject({
      details: { kind: 'not-a-corpus' },
    });
  });
});

test('an abort comes through as it is, not as a missing file', async () => {
  const controller = new AbortController();
  const read: ReadFile = async (name, signal) => {
    if (name !== 'manifest.json') controller.abort();
    signal?.throwIfAborted();
    return reader(folder)(name);
  };
  const opening = openCorpus(read, undefined, controller.signal);
  await expect(opening).rejects.toMatchObject({ name: 'AbortError' });
});

test('a shard with the right hash that holds no documents is named', async () => {
  const other = await buildCorpus(documents.slice(0, 1), description, fakeIndex);
  const shard = gzip(new TextEncoder().encode('{"id": "no document"}'));
  const { sha256: _, ...content } = other.manifest;
  const file = { file: 'documents-000.bin', bytes: shard.length, sha256: sha256Hex(shard) };
  const { text } = sealManifest({ ...content, shards: [{ ...file, documents: 1 }] });
  const hostile: Folder = new Map(other.files)
    .set('manifest.json', new TextEncoder().encode(text))
    .set('documents-000.bin', shard);
  await expect(openCorpus(reader(hostile))).rejects.toMatchObject({
    details: { kind: 'unreadable', file: 'documents-000.bin' },
  });
});

test('a shard that unpacks to far more than it weighs is named, and not unpacked', async () => {
  const other = await buildCorpus(documents.slice(0, 1), description, fakeIndex);
  const shard = gzip(new Uint8Array(10_000_000));
  const { sha256: _, ...content } = other.manifest;
  const file = { file: 'documents-000.bin', bytes: shard.length, sha256: sha256Hex(shard) };
  const { text } = sealManifest({ ...content, shards: [{ ...file, documents: 1 }] });
  const bomb: Folder = new Map(other.files)
    .set('manifest.json', new TextEncoder().encode(text))
    .set('documents-000.bin', shard);
  expect(shard.length).toBeLessThan(100_000);
  await expect(openCorpus(reader(bomb))).rejects.toMatchObject({
    details: { kind: 'unreadable', file: 'documents-000.bin' },
  });
});
