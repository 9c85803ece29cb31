import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecision } from '#core/actions/parse.ts';
import { renderDecision } from '#core/actions/render.ts';
import { neutralise } from '#core/text/neutralise.ts';
import { fuzzRuns, mutatedText } from './mutated.fixture.ts';

const written = [
  '<search><mask1> Marie Curie born </search>',
  '<think><hit2> She was born in Warsaw in 1867 . </think><fill><mask1> Warsaw </fill>',
  '<think><none></think><fill><mask2><none></fill>',
  '<think> which year? </think><search> Curie Nobel Prize </search>',
  '<answer> Warsaw, in 1867 </answer>',
];

test('whatever a policy writes is read, and means the same once written again, tags in it apart', () => {
  fc.assert(
    fc.property(mutatedText(written), (text) => {
      const decision = parseDecision(text);
      if (decision.action.type === 'invalid') return;
      const harmless = JSON.parse(neutralise(JSON.stringify(decision.action)));
      expect(parseDecision(renderDecision(decision)).action).toEqual(harmless);
    }),
    fuzzRuns,
  );
});

test('no text keeps a tag of the transcript once it is neutralised', () => {
  fc.assert(
    fc.property(mutatedText(written), (text) => {
      const harmless = neutralise(text);
      expect(neutralise(harmless)).toBe(harmless);
      expect(parseDecision(harmless)).toEqual({
        thought: null,
        action: { type: 'invalid', reason: 'no-action' },
      });
    }),
    fuzzRuns,
  );
});
