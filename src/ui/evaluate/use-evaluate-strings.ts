import { evaluate as en } from '#ui/strings/en/evaluate.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { evaluate as zh } from '#ui/strings/zh/evaluate.ts';

/** The strings of this screen, which come with its code. */
export function useEvaluateStrings(): typeof en {
  return useStringsOf({ en, zh });
}
