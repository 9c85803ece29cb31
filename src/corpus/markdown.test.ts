import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentSchema } from './document.ts';
import { parseMarkdown } from './markdown.ts';

const defaults = { source: 'somewhere', licence: 'CC0' };
const parse = (content: string) => parseMarkdown('science/radium', content, defaults);

test('all fields', () => {
  const content = `---
title: Radium
wikipedia: Radium (element)
aliases: [Ra, "Element 88"]
field: science
links: [Marie Curie, Polonium]
facts:
  discovered: 1898
source: https://example.org/radium
licence: CC BY-SA 4.0
---

Radium glows. It was found in 1898.

It is rare.
`;
  const text = 'Radium glows. It was found in 1898.\nIt is rare.';
  expect(parse(content)).toEqual({
    id: 'science/radium',
    title: 'Radium',
    wikipedia: 'Radium (element)',
    aliases: ['Ra', 'Element 88'],
    field: 'science',
    links: ['Marie Curie', 'Polonium'],
    text,
    source: 'https://example.org/radium',
    licence: 'CC BY-SA 4.0',
    passages: [[0, text.length]],
  });
});

test('a title is enough; the rest has defaults', () => {
  expect(parse('---\ntitle: Radium\n---\nRadium glows.')).toMatchObject({
    ...{ title: 'Radium', wikipedia: 'Radium', aliases: [], field: '', links: [] },
    ...{ text: 'Radium glows.', source: 'somewhere', licence: 'CC0' },
  });
});

test('Windows line ends give the same document', () => {
  const content = '---\ntitle: Radium\nlinks: [A]\n---\n\nRadium glows.\n\nIt is rare.\n';
  expect(parse(content.replaceAll('\n', '\r\n'))).toEqual(parse(content));
});

test('a byte order mark is no text', () => {
  const content = '---\ntitle: Radium\n---\nRadium glows.\n';
  expect(parse(`\uFEFF${content}`)).toEqual(parse(content));
});

describe('a problem is one sentence that names the file', () => {
  test.each([
    ['no front matter', 'Radium glows.', 'front matter'],
    ['front matter that is not closed', '---\ntitle: Radium\nRadium glows.', 'front matter'],
    ['no title', '---\nfield: science\n---\nRadium glows.', 'title'],
    ['an empty title', '---\ntitle: ""\n---\nRadium glows.', 'title'],
    ['no mapping', '---\njust words\n---\nRadium glows.', 'front matter'],
    ['an empty front matter', '---\n\n---\nRadium glows.', 'front matter'],
    ['aliases that are no list', '---\ntitle: A\naliases: B\n---\nText.', 'aliases'],
    ['broken YAML', '---\ntitle: [A\n---\nText.', 'front matter'],
    ['no text', '---\ntitle: Radium\n---\n\n  \n', 'no text'],
  ])('%s', (_, content, part) => {
    expect(parse(content)).toEqual({
      problem: expect.stringMatching(new RegExp(`^science/radium: [^\\n]*${part}[^\\n]*\\.$`, 'u')),
    });
  });
});

test('any content gives a valid document or a problem, and never throws', () => {
  const anyContent = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map(([meta, text]) => `---\n${meta}\n---\n${text}`),
    fc.tuple(fc.string(), fc.string()).map(([title, text]) => `---\ntitle: ${title}\n---\n${text}`),
  );
  fc.assert(
    fc.property(anyContent, (content) => {
      const parsed = parse(content);
      if (!('problem' in parsed)) documentSchema.parse(parsed);
    }),
  );
});
