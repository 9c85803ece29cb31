import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldTexts } from './instance.ts';
import { instanceOfMarked } from './marked-passage.ts';
import { poseTask } from './task.ts';

const plain = fc.string().map((text) => text.replace(/[[\]|]/gu, ''));
const word = plain.filter((text) => text.trim() !== '').map((text) => text.trim());

describe('a passage with brackets', () => {
  it('gives back its text and its hidden words', () => {
    fc.assert(
      fc.property(plain, fc.array(fc.tuple(word, plain), { minLength: 1 }), (first, rest) => {
        const marked = first + rest.map(([hidden, after]) => `[${hidden}]${after}`).join('');
        const instance = instanceOfMarked('id', 'title', marked);
        expect(instance.text).toBe(marked.replace(/[[\]]/gu, ''));
        expect(goldTexts(instance)).toEqual(rest.map(([hidden]) => hidden));
      }),
    );
  });

  it('takes what follows a bar for another right text', () => {
    const { gold } = poseTask(instanceOfMarked('id', '', 'born in [Warsaw | Warszawa].'));
    expect(gold).toEqual([['Warsaw', 'Warszawa']]);
  });
});
