import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePrintedFigures, printedFigure } from './printed-figures.ts';

const rows = decodePrintedFigures(
  readFileSync(new URL('../../docs/figures.json', import.meta.url), 'utf8'),
);
const choice = { suite: 'ramp-open', language: 'en', policies: [], n: 500, seed: 7 } as const;

describe('our printed figures', () => {
  it('are found for the suite and policy that were printed', () => {
    const printed = printedFigure(rows, choice, 'baseline', 'exactMatch');
    expect(printed).toMatchObject({ isSame: true });
    expect(printed?.low).toBeLessThanOrEqual(printed?.value ?? -1);
    expect(printed?.high).toBeGreaterThanOrEqual(printed?.value ?? 2);
  });

  it('are of the same items only when these were chosen alike', () => {
    const drawn = (n: number, seed: number) =>
      printedFigure(rows, { ...choice, n, seed }, 'baseline', 'exactMatch')?.isSame;
    expect([drawn(500, 7), drawn(500, 8), drawn(100, 7)]).toEqual([true, false, false]);
    const written = (n: number, seed: number) =>
      printedFigure(rows, { ...choice, suite: 'ramp-exercises', n, seed }, 'baseline', 'exactMatch')
        ?.isSame;
    expect([written(500, 1), written(10, 7)]).toEqual([true, false]);
  });

  it('are not invented', () => {
    expect(printedFigure(rows, choice, 'nobody', 'exactMatch')).toBeNull();
    expect(printedFigure(rows, { ...choice, language: 'zh' }, 'baseline', 'exactMatch')).toBeNull();
    expect(decodePrintedFigures('<html>')).toEqual([]);
  });
});
