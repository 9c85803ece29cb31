import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hit } from '#core/rollout/environment.ts';
import { nastyDump } from '#corpus/dump/nasty-pages.fixture.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

let folder = '';
const inFolder = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masksearch-test-'));
  await write(
    'pages/science/radium.md',
    '---\ntitle: Radium\n---\nRadium was found by Marie Curie in 1898.\n',
  );
  await write(
    'pages/warsaw.md',
    '---\ntitle: Warsaw\nlicence: CC0\n---\nMarie Curie was born here.\n',
  );
  await write('pages/lei.md', '---\ntitle: 镭\n---\n镭由居里夫人发现。\n');
  await write(
    'lines.jsonl',
    '{"title":"Radium","text":"Radium glows."}\n\n{"title":"Warsaw","text":"A city."}\n',
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string) {
  await mkdir(dirname(inFolder(name)), { recursive: true });
  await writeFile(inFolder(name), content);
}

/** The files of a corpus folder, as hex. */
async function bytesOf(name: string): Promise<[string, string][]> {
  const names = (await readdir(inFolder(name))).sort();
  return Promise.all(
    names.map(
      async (file): Promise<[string, string]> => [
        file,
        await readFile(inFolder(name, file), 'hex'),
      ],
    ),
  );
}

const build = (source: string, out: string, ...more: string[]) =>
  masksearch(['corpus', 'build', inFolder(source), '--out', inFolder(out), ...more]);

describe.concurrent('corpus build', () => {
  test.each([
    ['a folder of Markdown', 'pages', '2 documents in 2 passages, 1 in another language left out'],
    ['a JSONL file', 'lines.jsonl', '2 documents in 2 passages'],
  ])('%s, twice: the same bytes', async (_, source, counts) => {
    const outs = [`${source}.first/corpus`, `${source}.second/corpus`] as const;
    const [first, second] = await Promise.all(outs.map((out) => build(source, out)));
    expect(first).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(counts) });
    expect(second?.status).toBe(0);
    const bytes = await bytesOf(outs[0]);
    expect(bytes.map(([name]) => name)).toEqual([
      'documents-000.bin',
      'index.bin',
      'manifest.json',
    ]);
    expect(await bytesOf(outs[1])).toEqual(bytes);
  });

  test('what was built is searched, with its sources and licences', async () => {
    await build('pages', 'searched', '--licence', 'CC BY 4.0', '--source', 'our school');
    const { status, stdout } = await masksearch([
      'search',
      'Curie',
      '--json',
      '--corpus',
      inFolder('searched'),
    ]);
    expect(status).toBe(0);
    expect(
      jsonLines<Hit>(stdout).map(({ documentId, source, licence }) => [
        documentId,
        source,
        licence,
      ]),
    ).toEqual([
      ['warsaw', 'our school', 'CC0'],
      ['science/radium', 'our school', 'CC BY 4.0'],
    ]);
  });

  test('--language zh takes the Chinese pages', async () => {
    const { stdout } = await build('pages', 'chinese', '--language', 'zh');
    expect(stdout).toContain('1 documents in 1 passages, 2 in another language left out');
    const found = await masksearch(['search', '居里', '--json', '--corpus', inFolder('chinese')]);
    expect(jsonLines<Hit>(found.stdout).map((hit) => hit.documentId)).toEqual(['lei']);
  });

  test('a source that is partly broken is built, and every problem is told', async () => {
    await write('broken.jsonl', '{"title":"A","text":"Alpha."}\nno JSON\n{"title":"B"}\n');
    const { status, stdout, stderr } = await build('broken.jsonl', 'partly');
    expect(status).toBe(0);
    expect(stdout).toContain('1 documents in 1 passages, 2 that could not be read');
    expect(stderr).toBe('Line 2 is not JSON.\nLine 3 has no title or no text.\n');
  });

  test('a source without any document fails and leaves nothing behind', async () => {
    await write('empty.jsonl', '');
    const { status, stderr } = await build('empty.jsonl', 'nothing');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^[^\n]*empty\.jsonl[^\n]*\.\n$/u)]);
    expect(await readdir(folder)).not.toContain('nothing');
  });

  test.each([
    ['a source that is not there', 'no-such-file', 'no-such-file'],
    ['a source of another kind', 'other.txt', 'other.txt'],
  ])('%s: exit 2', async (_, source, part) => {
    await write('other.txt', 'text');
    const { status, stderr } = await build(source, 'never');
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^[^\n]+\.\n$/u)]);
    expect(stderr).toContain(part);
  });

  test('a folder with other files is not replaced, an older corpus is', async () => {
    await write('mine/letter.txt', 'precious');
    const refused = await build('pages', 'mine');
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('neither free')]);
    expect(await readFile(inFolder('mine/letter.txt'), 'utf8')).toBe('precious');
    expect((await build('pages', 'replaced')).status).toBe(0);
    const { status, stdout } = await build('lines.jsonl', 'replaced');
    expect([status, stdout]).toEqual([0, expect.stringContaining('2 documents')]);
  });

  test.each(['documents-000.bin', 'index.bin', 'manifest.json'])(
    'a damaged %s is named with exit 1',
    async (name) => {
      const out = `damaged-${name}`;
      await build('pages', out);
      await appendFile(inFolder(out, name), ' ');
      const { status, stdout, stderr } = await masksearch([
        'search',
        'Curie',
        '--corpus',
        inFolder(out),
      ]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^[^\n]+\.\n$/u);
      expect(stderr).toContain(name);
    },
  );

  test('a missing shard is named with exit 1', async () => {
    await build('pages', 'incomplete');
    await rm(inFolder('incomplete', 'documents-000.bin'));
    const { status, stderr } = await masksearch([
      'search',
      'Curie',
      '--corpus',
      inFolder('incomplete'),
    ]);
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^[^\n]*documents-000\.bin[^\n]*\.\n$/u),
    ]);
  });
});

describe.concurrent('corpus build from a MediaWiki dump', () => {
  // Remade by: split the dump in two, bzip2 each half, and put them one after the other, as Wikipedia does.
  const multistream = join(import.meta.dirname, 'nasty-pages.xml.bz2');

  test('plain, gzip and bzip2 multistream give the same corpus, and nothing stays behind', async () => {
    const xml = nastyDump();
    await write('plain/dump.xml', xml);
    await write('packed/dump.xml.gz', '');
    await writeFile(inFolder('packed/dump.xml.gz'), gzipSync(xml));
    await write('streams/dump.xml.bz2', '');
    await writeFile(inFolder('streams/dump.xml.bz2'), await readFile(multistream));
    const sources = ['plain/dump.xml', 'packed/dump.xml.gz', 'streams/dump.xml.bz2'];
    const ended = await Promise.all(
      sources.map((source) =>
        build(source, `${dirname(source)}/out`, '--id', 'tarn', '--source', 'Tarn'),
      ),
    );
    for (const { status, stdout, stderr } of ended) {
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toContain('12 documents in 12 passages, 1 in another language left out');
      expect(stdout).toContain(
        '1 without text, 2 disambiguation pages, 1 lists, 1 pages that are no articles',
      );
    }
    const [plain, ...others] = await Promise.all(
      sources.map((source) => bytesOf(`${dirname(source)}/out`)),
    );
    for (const other of others) expect(other).toEqual(plain);
    expect(await readdir(inFolder('plain'))).toEqual(['dump.xml', 'out']);
    const found = await masksearch(['search', 'Countess Vell', '--corpus', inFolder('plain/out')]);
    expect(found.stdout).toContain('1. Ada Vell');
    expect(found.stdout).toContain('https://tarn.example.org/?oldid=9001 · CC BY-SA 4.0');
  });

  test('a broken page is counted and named, and a dump that is cut off says so', async () => {
    await write(
      'broken/dump.xml',
      nastyDump().replace('<title>Tarn College</title>', '<title>Tarn College'),
    );
    const broken = await build('broken/dump.xml', 'broken/out');
    expect(broken).toMatchObject({ status: 0 });
    expect(broken.stdout).toContain('1 that could not be read');
    expect(broken.stderr).toContain('"Tarn College": its XML is broken');
    await write('cut/dump.xml.gz', '');
    const packed = gzipSync(nastyDump());
    await writeFile(inFolder('cut/dump.xml.gz'), packed.subarray(0, packed.length / 2));
    const cut = await build('cut/dump.xml.gz', 'cut/out');
    expect(cut).toMatchObject({ status: 1, stdout: '' });
    expect(cut.stderr).toMatch(/can't be unpacked any further .* fetch it again\.\n$/u);
  });
});
