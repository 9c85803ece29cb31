import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentSchema } from './document.ts';
import { mutated } from './dump/mutations.fixture.ts';
import { parseJsonlDocument } from './jsonl.ts';

const defaults = { source: 'somewhere', licence: 'CC0' };

test('all fields', () => {
  const line = {
    title: 'Radium',
    text: 'Radium glows.',
    url: 'https://example.org',
    license: 'MIT',
  };
  expect(parseJsonlDocument(JSON.stringify(line), 7, defaults)).toEqual({
    ...{ id: '7-radium', title: 'Radium', wikipedia: 'Radium', aliases: [], field: '', links: [] },
    ...{
      text: 'Radium glows.',
      source: 'https://example.org',
      licence: 'MIT',
      passages: [[0, 13]],
    },
  });
});

test('title and text are enough', () => {
  const line = JSON.stringify({ title: ' Radium ', text: ' It glows. ', more: 1 });
  const defaultsToo = { title: 'Radium', text: 'It glows.', source: 'somewhere', licence: 'CC0' };
  expect(parseJsonlDocument(line, 1, defaults)).toMatchObject(defaultsToo);
});

test('a byte order mark is no text', () => {
  const line = JSON.stringify({ title: 'Radium', text: 'It glows.' });
  expect(parseJsonlDocument(`\uFEFF${line}`, 1, defaults)).toEqual(
    parseJsonlDocument(line, 1, defaults),
  );
});

test('ids are readable in every script, and differ by line', () => {
  const idOf = (title: string, line: number) => {
    const document = parseJsonlDocument(JSON.stringify({ title, text: 'x' }), line, defaults);
    return 'id' in document ? document.id : null;
  };
  expect(idOf('Curie, Marie (physicist)', 1)).toBe('1-curie-marie-physicist');
  expect(idOf('居里夫人', 2)).toBe('2-居里夫人');
  expect(idOf('!', 3)).toBe('3-');
  expect(idOf('Radium', 4)).not.toBe(idOf('Radium', 5));
});

describe('a problem is one sentence that names the line', () => {
  test.each([
    ['no JSON', '{"title": "A"', 'Line 3 is not JSON.'],
    ['no title', '{"text": "B"}', 'Line 3 has no title or no text.'],
    ['no text', '{"title": "A", "text": "  "}', 'Line 3 has no title or no text.'],
    ['no object', 'null', 'Line 3 has no title or no text.'],
    ['a number for a title', '{"title": 1984, "text": "B"}', 'Line 3 has no title or no text.'],
  ])('%s', (_, content, problem) => {
    expect(parseJsonlDocument(content, 3, defaults)).toEqual({ problem });
  });
});

test('any line gives a valid document or a problem, and never throws', () => {
  const anyLine = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ title: fc.string(), text: fc.string({ unit: 'binary' }) })
      .map((line) => JSON.stringify(line)),
  );
  fc.assert(
    fc.property(anyLine, (content) => {
      const parsed = parseJsonlDocument(content, 1, defaults);
      if (!('problem' in parsed)) documentSchema.parse(parsed);
    }),
  );
});

test('no mutation of a JSONL file ends the import: each line is a document or a problem with its number', () => {
  const file = [
    '{"title":"Ada Vell","text":"Ada Vell was born in Tarn in 1815. She taught there.","url":"https://tarn.example.org/1","license":"CC0"}',
    '{"title":"塔恩","text":"塔恩是一座城。它建于1411年。"}',
    '{"title":"Water \\"of\\" Tarn \\u00e9","text":"It is 12 km long.\\nIt ends in the sea."}',
  ].join('\n');
  const runs = Number(process.env['FUZZ_RUNS'] ?? 650);
  fc.assert(
    fc.property(mutated(file), (broken) => {
      for (const [index, line] of broken.split('\n').entries()) {
        const parsed = parseJsonlDocument(line, index + 1, { source: 'a test', licence: 'CC0' });
        if ('problem' in parsed) expect(parsed.problem).toContain(`Line ${index + 1} `);
        else expect(documentSchema.parse(parsed)).toEqual(parsed);
      }
    }),
    { numRuns: runs },
  );
}, 3_600_000);
