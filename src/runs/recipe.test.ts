import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf } from '#core/text/language.ts';
import { decodeRecipe } from './decode-recipe.ts';
import { encodeRecipe, lessonFlags, linkedLanguage, type Recipe } from './recipe.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const id = fc.string({ minLength: 1, maxLength: 20 });

const textTask = fc
  .tuple(text, fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), text, fc.boolean())
  .map(([title, pairs, last, hasGold]) => {
    const parts = [...pairs.map(([part]) => part), last];
    const gold = pairs.map(([, answer]) => [answer]);
    return {
      type: 'text' as const,
      task: {
        id: 'own',
        view: { kind: 'ramp' as const, title, parts },
        language: languageOf(parts.join(' ')),
        ...(hasGold && { gold }),
      },
    };
  });

const anyRecipe: fc.Arbitrary<Recipe> = fc.record(
  {
    corpusId: id,
    policyId: id,
    seed: fc.nat(),
    hits: fc.integer({ min: 1, max: 5 }),
    task: fc.oneof(
      textTask,
      fc.record({ type: fc.constantFrom('exercise' as const, 'question' as const), id }),
    ),
    language: fc.constantFrom('en' as const, 'zh' as const),
    lesson: fc.subarray([...lessonFlags], { minLength: 1 }),
  },
  { requiredKeys: ['corpusId', 'policyId', 'seed', 'hits', 'task'] },
);

const recipe: Recipe = {
  corpusId: 'bundled-en',
  policyId: 'rag:baseline',
  seed: 7,
  hits: 3,
  task: { type: 'exercise', id: 'ex-012' },
};

describe('recipe links', () => {
  it('give back what went in', () => {
    fc.assert(
      fc.property(anyRecipe, (sent) => {
        const encoded = encodeRecipe(sent);
        if ('problem' in encoded) throw new Error(encoded.problem.type);
        expect(decodeRecipe(encoded.hash)).toEqual({ recipe: sent });
      }),
    );
  });

  it('are readable where they can be', () => {
    expect(encodeRecipe(recipe)).toEqual({
      hash: '#v=1&corpus=bundled-en&policy=rag:baseline&seed=7&hits=3&exercise=ex-012',
    });
  });

  it('say nothing for an empty hash', () => {
    expect(decodeRecipe('')).toBeNull();
    expect(decodeRecipe('#')).toBeNull();
  });

  it('never throw, whatever stands after the "#"', () => {
    const fields = fc.string().map((task) => `#v=1&corpus=c&policy=p&seed=1&hits=3&task=${task}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fields), (hash) => {
        const decoded = decodeRecipe(hash);
        expect(decoded === null || 'recipe' in decoded || 'problem' in decoded).toBe(true);
      }),
    );
  });

  it('are broken when a character of a packed task is lost', () => {
    const view = { kind: 'ramp', title: 'T', parts: ['Born in ', ' in 1867.'] } as const;
    const task = { type: 'text', task: { id: 'own', view, language: 'en' } } as const;
    const encoded = encodeRecipe({ ...recipe, task });
    const hash = 'hash' in encoded ? encoded.hash : '';
    expect(decodeRecipe(hash.slice(0, -12))).toEqual({ problem: { type: 'broken' } });
  });

  it('of a newer version are told apart from broken ones', () => {
    expect(decodeRecipe('#v=2&anything=else')).toEqual({ problem: { type: 'newer-version' } });
  });

  it('refuse what does not fit', () => {
    const noise = fc.sample(fc.string({ minLength: 9000, maxLength: 9000 }), {
      numRuns: 1,
      seed: 1,
    });
    const view = { kind: 'ramp', title: '', parts: [noise[0] ?? '', ''] } as const;
    const task = { type: 'text', task: { id: 'own', view, language: 'en' } } as const;
    expect(encodeRecipe({ ...recipe, task })).toMatchObject({ problem: { type: 'too-long' } });
  });
});

it('the language of a link is that of a recipe, not of what a screen is about', () => {
  expect(linkedLanguage('#v=1&corpus=bundled-en&lang=zh')).toBe('zh');
  expect(linkedLanguage('#v=1&corpus=bundled-en')).toBeUndefined();
  expect(linkedLanguage('#/evaluate?suite=questions&lang=zh')).toBeUndefined();
});
