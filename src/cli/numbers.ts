/** Option values that are numbers. Each parser throws one plain sentence. */
import { badArgument } from './command-error.ts';

export function wholeNumber(name: string, low: number, high = Number.MAX_SAFE_INTEGER) {
  return (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isInteger(number) && number >= low && number <= high)
      return number;
    const range = high === Number.MAX_SAFE_INTEGER ? `${low} or more` : `${low} to ${high}`;
    throw badArgument(`${name} takes a whole number, ${range}, not "${value}".`);
  };
}

/** "2" or "1-4" as the list of numbers in between. */
export function maskCounts(value: string): number[] {
  const match = /^([1-8])(?:-([1-8]))?$/u.exec(value);
  const from = Number(match?.[1]);
  const to = Number(match?.[2] ?? match?.[1]);
  if (!match || from > to)
    throw badArgument(
      `--masks takes a number or a range from 1 to 8, such as 2 or 1-4, not "${value}".`,
    );
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export type Shard = { readonly index: number; readonly count: number };

/** "2/8": the second of eight disjoint parts. */
export function shard(value: string): Shard {
  const match = /^(\d+)\/(\d+)$/u.exec(value);
  const index = Number(match?.[1]);
  const count = Number(match?.[2]);
  if (!match || index < 1 || index > count)
    throw badArgument(`--shard takes I/N with I from 1 to N, such as 1/4, not "${value}".`);
  return { index, count };
}

export function inShard<T>(items: readonly T[], own: Shard): T[] {
  return items.filter((_, at) => isInShard(at, own));
}

export function isInShard(position: number, { index, count }: Shard): boolean {
  return position % count === index - 1;
}
