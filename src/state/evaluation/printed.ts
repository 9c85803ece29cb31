/** Our printed figures, fetched once for the Evaluate screen. */
import {
  decodePrintedFigures,
  type PrintedFigure,
  type PrintedFigures,
  printedFigure,
} from '#runs/printed-figures.ts';
import type { EvaluationChoice } from './choice.ts';

export type { PrintedFigures } from '#runs/printed-figures.ts';

/** None when the file can't be had: then there is nothing to compare with. */
export async function printedFigures(
  readFile: (path: string) => Promise<string>,
): Promise<PrintedFigures> {
  return decodePrintedFigures(await readFile('figures.json').catch(() => ''));
}

export function printedOf(
  figures: PrintedFigures,
  choice: EvaluationChoice,
  policyId: string,
  metric: string,
): PrintedFigure | null {
  return printedFigure(figures, choice, policyId, metric);
}
