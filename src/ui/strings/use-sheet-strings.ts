import { sheets as en } from './en/sheets.ts';
import { useStringsOf } from './strings.ts';
import { sheets as zh } from './zh/sheets.ts';

/** The words of sheets and of drafts: no part of the first visit. */
export function useSheetStrings(): typeof en {
  return useStringsOf({ en, zh });
}
