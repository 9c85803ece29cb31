import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutated } from './mutations.fixture.ts';
import { dumpHead, nastyDump, nastyPages, pageXml } from './nasty-pages.fixture.ts';
import type { PageOutcome } from './page-document.ts';
import { readDump } from './read-dump.ts';

async function* chunksOf(text: string, size = 1000): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function outcomesOf(xml: string, size?: number, skip = 0): Promise<(PageOutcome | null)[]> {
  const outcomes: (PageOutcome | null)[] = [];
  for await (const outcome of readDump(chunksOf(xml, size), { licence: 'CC BY-SA 4.0', skip }))
    outcomes.push(outcome);
  return outcomes;
}

/** The long runs are `npm run soak`. */
const fuzzRuns = Number(process.env['FUZZ_RUNS'] ?? 350);

const whole = await outcomesOf(nastyDump());

describe('a dump with every nasty construct', () => {
  test('has twenty pages, and each has an outcome', () => {
    expect(nastyPages).toHaveLength(20);
    expect(whole).toHaveLength(20);
  });

  test.each(nastyPages.map((page, at) => [page.title, page, at] as const))('%s', (_, page, at) => {
    const outcome = whole[at];
    const text = outcome?.type === 'document' ? outcome.document.text : null;
    expect(text).toBe(page.text);
    if (page.links && outcome?.type === 'document')
      expect(outcome.document.links).toEqual(page.links);
  });

  test('redirects become aliases, however they are written', () => {
    const aliases = whole.flatMap((outcome) => (outcome?.type === 'alias' ? [outcome] : []));
    expect(aliases).toEqual([
      { type: 'alias', alias: 'Vell', of: 'Ada Vell' },
      { type: 'alias', alias: 'Countess Vell', of: 'Vell' },
    ]);
  });

  test('what is no article is left out with its reason', () => {
    const reasons = whole.flatMap((outcome) =>
      outcome?.type === 'left-out' ? [outcome.reason] : [],
    );
    expect(reasons).toEqual([
      'no-text',
      'disambiguation',
      'disambiguation',
      'list',
      'other-namespace',
    ]);
  });

  test('a document links to the revision that was read, and names its licence', () => {
    const [first] = whole;
    expect(first).toMatchObject({
      document: {
        id: 'wiki/101',
        source: 'https://tarn.example.org/?oldid=9001',
        licence: 'CC BY-SA 4.0',
      },
    });
  });
});

test('the outcome does not depend on how the stream is cut', async () => {
  const xml = nastyDump();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), async (size) => {
      expect(await outcomesOf(xml, size)).toEqual(whole);
    }),
    { numRuns: 10 },
  );
});

test('an import that goes on gives what a whole one gives', async () => {
  for (const skip of [1, 7, 20]) {
    const rest = await outcomesOf(nastyDump(), 1000, skip);
    expect(rest).toEqual(whole.map((outcome, at) => (at < skip ? null : outcome)));
  }
});

describe('a broken page is named and spoils no other', () => {
  const page = (index: number) => pageXml(nastyPages[index] as (typeof nastyPages)[number], index);

  test.each([
    ['has broken XML', page(1).replace('</title>', '</titel>'), /XML is broken/u],
    ['has no end', page(1).replace('</page>', ''), /no end/u],
    ['has no title', page(1).replace('<title>Tarn College</title>', ''), /no title/u],
    ['never closes its brackets', page(1).replace('is a school', '[['.repeat(500)), /brackets/u],
  ])('%s', async (_, broken, problem) => {
    const outcomes = await outcomesOf(`${dumpHead}${page(0)}${broken}${page(2)}</mediawiki>`);
    expect(outcomes.map((outcome) => outcome?.type)).toEqual(['document', 'broken', 'document']);
    expect(outcomes[1]).toMatchObject({ problem: expect.stringMatching(problem) });
  });

  test('a dump that is cut off ends with its last page', async () => {
    const xml = nastyDump();
    const outcomes = await outcomesOf(xml.slice(0, xml.indexOf('Its library holds')));
    expect(outcomes.map((outcome) => outcome?.type)).toEqual(['document', 'broken']);
    expect(outcomes[1]).toMatchObject({ title: '"Tarn College"' });
  });
});

test('no mutation of a dump ends the import, and markup never reaches the text', async () => {
  const xml = nastyDump();
  await fc.assert(
    fc.asyncProperty(mutated(xml), async (broken) => {
      for (const outcome of await outcomesOf(broken, 4000)) {
        if (outcome?.type !== 'document') continue;
        const { text, passages } = outcome.document;
        if (outcome.document.title !== 'Quoted markup')
          expect(text).not.toMatch(/\{\{|\}\}|<ref|<!--|\(\s*\)| ,/u);
        for (const [start, end] of passages) expect(text.slice(start, end)).not.toBe('');
      }
    }),
    { numRuns: fuzzRuns },
  );
}, 3_600_000);
