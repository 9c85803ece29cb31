/** Results as a table for a spreadsheet: a line for each blank. */
import type { GuessResult } from '#state/app-state.ts';

/** `columns`: the names of passage, blank, gold, guess, guess right, policy, fill, fill right. */
export function resultsCsv(
  results: readonly GuessResult[],
  pupil: string,
  columns: readonly string[],
): string {
  const lines = results.flatMap(({ title, taskId, policyId, blanks }) =>
    blanks.map(({ gold, guess, guessRight, fill, fillRight }, index) => [
      ...(pupil.trim() === '' ? [] : [pupil.trim()]),
      title || taskId,
      String(index + 1),
      gold,
      guess,
      guessRight ? '1' : '0',
      policyId,
      fill ?? '',
      fillRight ? '1' : '0',
    ]),
  );
  const head = [...(pupil.trim() === '' ? [] : ['']), ...columns];
  // The mark at the front tells spreadsheets that the text is UTF-8.
  return `\u{FEFF}${[head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where it must be. A text that a spreadsheet would take for a formula gets a space before it. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/u.test(text) ? ` ${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
