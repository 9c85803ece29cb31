/** Real files, damaged: the shape is right almost everywhere, which random text never is. */
import fc from 'fast-check';

/** How many damaged inputs each test tries: 1,000 in `npm test`, 10,000 in `npm run soak`. */
export const fuzzRuns = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1000) } as const;

/** Characters that parsers stumble over. */
const awkward = [
  ...[
    '',
    '\0',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '"',
    '\\',
    '\\u0000',
    '<',
    '>',
    '{',
    '}',
    '[',
    ']',
    ',',
  ],
  ...[
    'null',
    '-1',
    '1e999',
    'NaN',
    '9007199254740993',
    'true',
    '""',
    '[]',
    '{}',
    '__proto__',
    '---',
  ],
  ...[
    '</information>',
    '<answer>',
    '<mask1>',
    '<fill>',
    '</think>',
    '%',
    '=',
    '&',
    '#',
    '\n',
    '\r',
  ],
];

type Edit = {
  /** Where, as a share of the length. */
  readonly at: number;
  readonly length: number;
  readonly kind: 'delete' | 'replace' | 'insert' | 'repeat' | 'cut';
  readonly piece: string;
};

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  kind: fc.constantFrom('delete', 'replace', 'insert', 'repeat', 'cut'),
  piece: fc.oneof(fc.constantFrom(...awkward), fc.string({ unit: 'binary', maxLength: 4 })),
});

/** One of the texts with one to four edits. */
export function mutatedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) => edits.reduce(applied, text));
}

function applied(text: string, { at, length, kind, piece }: Edit): string {
  const start = Math.floor(at * text.length);
  const end = start + length;
  switch (kind) {
    case 'delete':
      return text.slice(0, start) + text.slice(end);
    case 'replace':
      return text.slice(0, start) + piece + text.slice(end);
    case 'insert':
      return text.slice(0, start) + piece + text.slice(start);
    case 'repeat':
      return text.slice(0, end) + text.slice(start);
    case 'cut':
      return text.slice(0, start);
  }
}

/** The bytes with one to four of them changed, or cut off, or with more at their end. */
export function mutatedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
  return fc
    .tuple(
      fc.array(change, { maxLength: 4 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(bytes.length) }, fc.nat({ max: bytes.length })),
      fc.uint8Array({ maxLength: 3 }),
    )
    .map(([changes, length, more]) => {
      const damaged = new Uint8Array([...bytes.slice(0, length), ...more]);
      for (const [at, xor] of changes) {
        if (at < damaged.length) damaged[at] = (damaged[at] ?? 0) ^ xor;
      }
      return damaged;
    });
}
