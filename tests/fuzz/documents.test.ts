import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAdded } from '#corpus/added/read-added.ts';
import { documentSchema } from '#corpus/document.ts';
import { nastyPages, pageXml } from '#corpus/dump/nasty-pages.fixture.ts';
import { plainText } from '#corpus/dump/plain-text.ts';
import { fuzzRuns, mutatedBytes, mutatedText } from './mutated.fixture.ts';

const prose =
  'The salt tower of Tarn was built in 1411. 塔恩的盐塔建于1411年。\n\nIt is nine metres high.';
const brought: readonly (readonly [name: string, content: string])[] = [
  ['tower.txt', prose],
  ['tower.md', `---\ntitle: Salt tower\nfield: history\n---\n\n# Salt tower\n\n${prose}\n`],
  ['notes.md', `# Notes\n\n- [the tower](x.md)\n\n${prose}\n`],
  ['lines.jsonl', `${JSON.stringify({ title: 'Salt tower', text: prose })}\n`.repeat(3)],
  ['wiki.xml', nastyPages.slice(0, 2).map(pageXml).join('\n')],
];

/** Milliseconds; 10,000 runs beside seven other programs took a minute. */
const busyMachine = 3_600_000;

test(
  'a damaged file that somebody adds gives documents or says what is wrong with it',
  async () => {
    const damaged = fc
      .constantFrom(...brought)
      .chain(([name, content]) =>
        fc.tuple(fc.constant(name), mutatedBytes(new TextEncoder().encode(content))),
      );
    await fc.assert(
      fc.asyncProperty(damaged, async ([name, bytes]) => {
        const file = { name, size: bytes.length, stream: () => new Blob([bytes]).stream() };
        for await (const item of readAdded(file)) {
          if ('problem' in item) expect(item.problem.where).not.toBe('');
          if (!('document' in item)) continue;
          documentSchema.parse({ ...item.document, id: 'added' });
          expect(item.document.title.trim()).not.toBe('');
          for (const [start, end] of item.document.passages)
            expect(item.document.text.slice(start, end).trim()).not.toBe('');
        }
      }),
      fuzzRuns,
    );
  },
  busyMachine,
);

test(
  'damaged wikitext gives prose without templates, tables and comments, or a reason',
  () => {
    const pages = nastyPages.map(({ wikitext }) => wikitext).filter((text) => text.length < 2000);
    fc.assert(
      fc.property(mutatedText(pages), (wikitext) => {
        const read = plainText('Tarn', wikitext);
        if ('problem' in read) return expect(read.problem).not.toBe('');
        expect(read.text).not.toMatch(/<ref|<!--/u);
        expect(new Set(read.links).size).toBe(read.links.length);
        for (const line of read.text.split('\n')) expect(line).toBe(line.trim());
      }),
      fuzzRuns,
    );
  },
  busyMachine,
);

test.each(['<ref', '<ref name="a" ', '<ref<ref', '</ref'])(
  'a note that is cut off, %s, leaves nothing (found here)',
  (scar) => {
    const read = plainText('Tarn', `Tarn is a town. It lies by the sea.${scar}`);
    expect(read).toMatchObject({ text: 'Tarn is a town. It lies by the sea.' });
  },
);

test('a comment that only appears once a tag inside it is gone (found here)', () => {
  const read = plainText(
    'Tarn',
    'Tarn is a town.<<fill>!-- not for readers --> It lies by the sea.',
  );
  expect(read).toMatchObject({ text: 'Tarn is a town. It lies by the sea.' });
});
