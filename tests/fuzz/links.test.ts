import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRecipe } from '#runs/decode-recipe.ts';
import { encodeRecipe } from '#runs/recipe.ts';
import { fuzzRuns, mutatedText } from './mutated.fixture.ts';

const task = {
  id: 'own',
  view: { kind: 'ramp' as const, title: 'Marie Curie', parts: ['Born in ', ' in ', '.'] },
  language: 'en' as const,
  gold: [['Warsaw'], ['1867']],
};
const sent = [
  { type: 'text' as const, task },
  { type: 'exercise' as const, id: 'ex-012' },
].map((asked) =>
  encodeRecipe({
    ...{ corpusId: 'bundled-en', policyId: 'rag:baseline', seed: 7, hits: 3, task: asked },
  }),
);
const links = sent.flatMap((encoded) => ('hash' in encoded ? [encoded.hash] : []));

test('a damaged link is a problem or a recipe that makes a link again', () => {
  expect(links).toHaveLength(2);
  fc.assert(
    fc.property(mutatedText(links), (hash) => {
      const decoded = decodeRecipe(hash);
      if (decoded === null || 'problem' in decoded) return;
      const again = encodeRecipe(decoded.recipe);
      if ('hash' in again) expect(decodeRecipe(again.hash)).toEqual(decoded);
      else expect(again.problem.type).toBe('too-long');
    }),
    fuzzRuns,
  );
});
