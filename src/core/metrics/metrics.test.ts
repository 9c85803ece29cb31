import { describe, expect, it } from 'vitest';
import type { Hit } from '../rollout/environment.ts';
import type { RampView } from '../task/task.ts';
import { evidenceFound } from './evidence-found.ts';
import type { RunOutcome } from './run-outcome.ts';
import { summarise } from './summary.ts';

const view: RampView = {
  kind: 'ramp',
  title: 'Marie Curie',
  parts: ['She was born in ', ' under Russian rule.'],
};
const gold = [['Warsaw', 'Warszawa']];

function hit(text: string, title = 'Poland'): Hit {
  const rest = { score: 1, terms: [], source: '', licence: '' };
  return { passageId: 'p', documentId: 'd', title, text, ...rest };
}

describe('evidence found', () => {
  it.each([
    ['Curie was born in Warsaw.', true],
    ['Under Russian rule, Warszawa grew.', true],
    ['Warsaw lies on the Vistula.', false],
    ['Curie was born in Warsawa.', false],
    ['Curie was born in 1867. Warsaw is large.', false],
  ])('%s %s', (text, expected) => {
    expect(evidenceFound(view, gold, 0, [hit(text)])).toBe(expected);
  });

  it('the title of the hit counts as part of each of its sentences', () => {
    expect(evidenceFound(view, gold, 0, [hit('Warsaw was the birthplace.', 'Marie Curie')])).toBe(
      true,
    );
  });
});

function outcome(...exact: boolean[]): RunOutcome {
  const blanks = exact.map((right) => ({
    ...{ exact: right, recall: Number(right), f1: Number(right), evidence: right },
    ...{ fill: 'x', gold: 'y', cause: right ? null : ('not-found' as const) },
  }));
  return { id: 'i', blanks, wellFormed: true, searches: exact.length, seconds: 2 };
}

describe('summary', () => {
  it('counts exact match by mask and all-masks-exact by instance', () => {
    const { metrics, masks, n } = summarise([outcome(true, false), outcome(true)]);
    expect({ masks, n }).toEqual({ masks: 3, n: 2 });
    expect(metrics.exactMatch).toBeCloseTo(2 / 3);
    expect(metrics.allMasksExact).toBe(0.5);
    expect(metrics.exactMatchGivenEvidence).toBe(1);
    expect(metrics.searchesPerMask).toBe(1);
    expect(metrics.secondsPerMask).toBeCloseTo(4 / 3);
  });

  it('intervals hold the estimate, and shrink to it when all runs are alike', () => {
    const mixed = Array.from({ length: 200 }, (_, index) => outcome(index % 4 === 0));
    const { metrics, ci95 } = summarise(mixed);
    const [low, high] = ci95.exactMatch ?? [1, 0];
    expect(low).toBeLessThan(metrics.exactMatch);
    expect(high).toBeGreaterThan(metrics.exactMatch);
    // 1.96 standard errors of 200 draws at 0.25 are 0.06.
    expect(high - low).toBeGreaterThan(0.08);
    expect(high - low).toBeLessThan(0.16);
    expect(summarise([outcome(true), outcome(true)]).ci95.exactMatch).toEqual([1, 1]);
  });

  it('nothing to count gives no interval and no rate over nothing', () => {
    const empty = summarise([]);
    expect(empty.ci95.exactMatch).toBeNull();
    expect(empty.metrics.exactMatchGivenEvidence).toBeNull();
  });
});
