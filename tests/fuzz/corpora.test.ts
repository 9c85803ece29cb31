import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildCorpus } from '#corpus/build-corpus.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import { parseJsonlDocument } from '#corpus/jsonl.ts';
import { sealManifest } from '#corpus/manifest.ts';
import { parseMarkdown } from '#corpus/markdown.ts';
import { openCorpus } from '#corpus/open-corpus.ts';
import { parseTaskLine } from '#eval/task-lines.ts';
import { gzip } from '#lib/gzip.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { fuzzRuns, mutatedBytes, mutatedText } from './mutated.fixture.ts';

const defaults = { source: 'a test', licence: 'CC0' };
const markdown = ['science/marie-curie', 'geography/warsaw', 'zh/geography/huang-he']
  .map((id) => `corpus/documents/${id}.md`)
  .flatMap((path) => {
    try {
      return [readFileSync(path, 'utf8')];
    } catch {
      return [];
    }
  });
const documents = markdown.flatMap((content, at) => {
  const parsed = parseMarkdown(`d${at}`, content, defaults);
  return 'problem' in parsed ? [] : [parsed];
});

let built: Awaited<ReturnType<typeof buildCorpus>>;
beforeAll(async () => {
  const about = { id: 'test', title: 'Test', language: 'en', licence: 'CC0', source: 'x' } as const;
  built = await buildCorpus(documents, about, () => '{"an":"index"}');
});

test('a damaged corpus is never opened, and its file is named', async () => {
  const damage = fc
    .constantFrom(...built.files.keys())
    .chain((name) =>
      fc.tuple(fc.constant(name), mutatedBytes(built.files.get(name) ?? new Uint8Array())),
    );
  await fc.assert(
    fc.asyncProperty(damage, async ([name, bytes]) => {
      const sound = built.files.get(name);
      const read = async (asked: string) =>
        asked === name ? bytes : new Uint8Array(built.files.get(asked) ?? []);
      const opening = openCorpus(read);
      if (sound && Buffer.compare(sound, bytes) === 0) return void (await opening);
      await expect(opening).rejects.toMatchObject({ details: { file: name } });
    }),
    fuzzRuns,
  );
});

test('a corpus with right hashes and wrong content is refused by name', async () => {
  const shard = documents.map((document) => JSON.stringify(document)).join('\n');
  await fc.assert(
    fc.asyncProperty(mutatedText([shard]), async (text) => {
      const bytes = gzip(new TextEncoder().encode(text));
      const { sha256: _, ...content } = built.manifest;
      const first = { ...built.manifest.shards[0], documents: documents.length };
      const file = { file: 'documents-000.bin', bytes: bytes.length, sha256: sha256Hex(bytes) };
      const sealed = sealManifest({ ...content, shards: [{ ...first, ...file }] });
      const read = async (asked: string) => {
        if (asked === 'manifest.json') return new TextEncoder().encode(sealed.text);
        return asked === file.file ? bytes : new Uint8Array(built.files.get(asked) ?? []);
      };
      const outcome = await openCorpus(read).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(CorpusError);
    }),
    fuzzRuns,
  );
});

test('a damaged line or document is a document or a sentence', () => {
  const line = JSON.stringify({ title: 'Warsaw', text: documents[0]?.text, url: 'https://x.org' });
  fc.assert(
    fc.property(mutatedText([line]), mutatedText(markdown), (jsonl, page) => {
      for (const parsed of [
        parseJsonlDocument(jsonl, 7, defaults),
        parseMarkdown('page', page, defaults),
      ]) {
        if ('problem' in parsed) {
          expect(parsed.problem).toMatch(/\.$/u);
          continue;
        }
        for (const [start, end] of parsed.passages) {
          expect(parsed.text.slice(start, end).trim()).not.toBe('');
        }
      }
    }),
    fuzzRuns,
  );
});

test('a damaged exercise is an instance or a sentence', () => {
  const lines = readFileSync('corpus/exercises.jsonl', 'utf8').split('\n').slice(0, 20);
  fc.assert(
    fc.property(mutatedText(lines.filter((line) => line !== '')), (line) => {
      const parsed = parseTaskLine(line);
      if ('problem' in parsed) expect(parsed.problem).toMatch(/\.$/u);
    }),
    fuzzRuns,
  );
});
