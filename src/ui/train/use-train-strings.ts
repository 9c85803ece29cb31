import { train as en } from '#ui/strings/en/train.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { train as zh } from '#ui/strings/zh/train.ts';

/** The strings of this screen, which come with its code. */
export function useTrainStrings(): typeof en {
  return useStringsOf({ en, zh });
}
