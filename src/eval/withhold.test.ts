import { describe, expect, it } from 'vitest';
import type { EvalItem } from './evaluate.ts';
import { NothingToWithhold, withheldFrom } from './withhold.ts';

const instance: EvalItem = {
  ...{ id: 'i', kind: 'ramp', title: 'Curie', text: 'Curie was born in Warsaw.' },
  ...{ spans: [{ start: 18, end: 24 }], source: { documentId: 'curie' } },
};
const question: EvalItem = { id: 'q', kind: 'question', question: 'Who?', answers: ['Curie'] };
const twoPassages = () => ['curie#1', 'curie#2'];
const none = () => [];

describe('what an instance hides', () => {
  it.each([
    ['none', []],
    ['document', ['curie']],
    ['passage', ['curie#1', 'curie#2']],
  ] as const)('%s', (withhold, hidden) => {
    expect(withheldFrom(instance, withhold, twoPassages)).toEqual(hidden);
    expect(withheldFrom(question, withhold, twoPassages)).toEqual([]);
  });

  it('the passage that an instance names counts, once', () => {
    const source = { documentId: 'curie', passageId: 'curie#2' };
    expect(withheldFrom({ ...instance, source }, 'passage', none)).toEqual(['curie#2']);
    const both = withheldFrom({ ...instance, source }, 'passage', twoPassages);
    expect(both).toEqual(['curie#2', 'curie#1']);
  });

  it('an instance that can not be withheld is named, and never played as if it were', () => {
    const { source: _, ...homeless } = instance;
    expect(withheldFrom(homeless, 'none', none)).toEqual([]);
    expect(() => withheldFrom(homeless, 'document', none)).toThrow(NothingToWithhold);
    expect(() => withheldFrom(instance, 'passage', none)).toThrow(
      /instance i .*--withhold document/u,
    );
  });
});
