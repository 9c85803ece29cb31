/** From what was played to figures: rates, times and ratios in one run. */
import { quantile, rounded } from '../quantile.ts';
import type { Played } from './page/timed-run.ts';
import type { WorkerFigures } from './page/worker-policy.ts';
import type { RecordedRun } from './policy-runs.ts';

export type EngineTurn = Played & {
  readonly engine: string;
  readonly way: string;
  readonly index: number;
};

export function engineFigures(
  played: readonly EngineTurn[],
  runs: readonly RecordedRun[],
  costs: Readonly<Record<string, object>>,
): object {
  const ways = new Map<string, EngineTurn[]>();
  for (const turn of played) {
    const name = turn.engine === 'onnxruntime' ? turn.way : `${turn.engine}-${turn.way}`;
    ways.set(name, [...(ways.get(name) ?? []), turn]);
  }
  const ours = ways.get('ours') ?? [];
  const stock = [...ways]
    .filter(([name, turns]) => name !== 'ours' && turns.length === runs.length)
    .map(([name, turns]) => ({ name, ms: sum(turns, 'ms'), decodeMs: sum(turns, 'decodeMs') }));
  // "usual" is what the library's own generation call does; who hands caches on by hand has written a loop of his own.
  const usual = stock.filter(({ name }) => !/^transformers.*keepsCache$/u.test(name));
  const ratio = (rivals: typeof stock, key: 'ms' | 'decodeMs') =>
    rounded(Math.min(...rivals.map((one) => one[key])) / sum(ours, key));
  const best = (key: 'ms' | 'decodeMs') => [...usual].sort((a, b) => a[key] - b[key])[0]?.name;
  return {
    runRatioToBestStock: ratio(usual, 'ms'),
    decodeRatioToBestStock: ratio(usual, 'decodeMs'),
    bestStock: best('ms'),
    bestStockAtDecoding: best('decodeMs'),
    runRatioToBestKeepingCache: ratio(stock, 'ms'),
    decodeRatioToBestKeepingCache: ratio(stock, 'decodeMs'),
    runs: runs.length,
    turns: runs.reduce((count, run) => count + run.turns.length, 0),
    engines: Object.fromEntries(
      [...ways].map(([name, turns]) => [
        name,
        {
          ...wayFigures(turns, runs),
          tokensLikeOurs: sameTokens(turns, ours),
          ...costs[turns[0]?.engine ?? ''],
        },
      ]),
    ),
  };
}

function wayFigures(turns: readonly EngineTurn[], runs: readonly RecordedRun[]): object {
  const spans = turns.reduce((count, { index }) => count + (runs[index]?.spans ?? 0), 0);
  const written = turns.flatMap(({ tokens }) => tokens);
  const later = written.reduce((count, tokens) => count + tokens.length - 1, 0);
  // What a run has to read once, however often an engine reads it.
  const prompt = turns.reduce((count, { index }) => {
    const list = runs[index]?.turns ?? [];
    const own = list.reduce((total, { write }) => total + write, 0);
    return count + (list.at(-1)?.ids.length ?? 0) + (list.at(-1)?.write ?? 0) - own;
  }, 0);
  const readMs = sum(turns, 'ms') - sum(turns, 'decodeMs');
  return {
    secondsPerRun: rounded(sum(turns, 'ms') / 1000 / turns.length),
    secondsPerSpan: rounded(sum(turns, 'ms') / 1000 / spans),
    decodeRate: rounded((1000 * later) / sum(turns, 'decodeMs')),
    readingRate: rounded((1000 * prompt) / readMs),
  };
}

/** Share of the turns in which the same tokens were written as ours. */
function sameTokens(turns: readonly EngineTurn[], ours: readonly EngineTurn[]): number {
  const all = turns.flatMap(({ index, tokens }) => {
    const own = ours.find((turn) => turn.index === index)?.tokens ?? [];
    return tokens.map((list, at) => JSON.stringify(list) === JSON.stringify(own[at]));
  });
  return rounded(all.filter(Boolean).length / all.length);
}

export function workerFigures(figures: WorkerFigures): object {
  const { openMs, spanMs, firstTextMs, stopMs, sameText, steps } = figures;
  return {
    openMs: rounded(openMs),
    spans: spanMs.length,
    spanMsMedian: quantile(spanMs, 0.5),
    spanMsWorst: quantile(spanMs, 1),
    firstTextMsMedian: quantile(firstTextMs, 0.5),
    stops: stopMs.length,
    stopMsMedian: quantile(stopMs, 0.5),
    stopMsWorst: quantile(stopMs, 1),
    sameTextAsInNode: rounded(sameText / steps),
  };
}

function sum(turns: readonly EngineTurn[], key: 'ms' | 'decodeMs'): number {
  return turns.reduce((total, turn) => total + turn[key], 0);
}
