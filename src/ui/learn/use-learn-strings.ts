import { learn as en } from '#ui/strings/en/learn.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { learn as zh } from '#ui/strings/zh/learn.ts';

/** The strings of this screen, which come with its code. */
export function useLearnStrings(): typeof en {
  return useStringsOf({ en, zh });
}
