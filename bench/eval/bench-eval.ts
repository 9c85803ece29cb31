/**
 * Evaluating the baseline policy: runs a second, how much of it is search, what the comparison of two policies and their
 * intervals cost, and how it grows with the corpus. In a process of its own for each size.
 */
import { inOwnProcess } from '../own-process.ts';
import { rounded } from '../quantile.ts';
import type { EvalFigures } from './measure-eval.ts';

const scales = [1, 4];

export async function benchEval(): Promise<object> {
  const sizes: Record<string, EvalFigures> = {};
  for (const scale of scales) {
    sizes[`${scale}x`] = inOwnProcess<EvalFigures>('bench/eval/measure-eval.ts', [scale]);
  }
  const [small, large] = [sizes['1x'], sizes['4x']];
  const growth =
    small && large ? { cpuGrowth4x: rounded(large.cpuMsPerRun / small.cpuMsPerRun) } : {};
  return { sizes, ...growth };
}
