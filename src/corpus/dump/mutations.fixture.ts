/** Ways in which a file is spoilt: bytes changed, cut, doubled, moved, and tokens of markup strewn in. */
import fc from 'fast-check';

const tokens =
  "<page> </page> <text> </text> <title> </title> </mediawiki> &lt; &amp; & < > {{ }} [[ ]] {| |} ''' &lt;ref&gt; &lt;!-- &lt;nowiki&gt; \u0000 \uFFFD \n == | # : 。 -{ }- {\" \"} \\u12".split(
    ' ',
  );

type Mutation = { readonly at: number; readonly length: number; readonly what: string };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 300 }),
  what: fc.oneof(
    fc.constantFrom(...tokens),
    fc.constantFrom('', 'double', 'swap'),
    fc.string({ maxLength: 5, unit: 'binary' }),
    fc.constantFrom(...tokens).map((token) => token.repeat(60)),
  ),
});

export function mutated(text: string): fc.Arbitrary<string> {
  return fc
    .array(mutation, { minLength: 1, maxLength: 8 })
    .map((mutations) => mutations.reduce(apply, text));
}

function apply(text: string, { at, length, what }: Mutation): string {
  const start = Math.floor(at * text.length);
  const part = text.slice(start, start + length);
  const rest = text.slice(start + length);
  if (what === 'double') return text.slice(0, start) + part + part + rest;
  if (what === 'swap')
    return text.slice(0, start) + rest.slice(0, length) + part + rest.slice(length);
  return text.slice(0, start) + what + rest;
}
