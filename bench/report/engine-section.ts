/** The section about the engine: ours and others on the same weights, and what the site does with it. */
import { barChart } from './bar-chart.ts';
import { keysAt, machineLine, numberAt, shown, table, valueAt } from './figures-at.ts';

const labels: Readonly<Record<string, string>> = {
  ours: 'ours',
  plain: 'onnxruntime-web, greedy',
  'transformers-plain-usual': 'transformers.js, float32, plain attention',
  'transformers-plain-keepsCache': 'the same, its cache handed on',
  'transformers-fused-usual': 'transformers.js, float32, fused attention',
  'transformers-fused-keepsCache': 'the same, its cache handed on',
  'transformers-codes-usual': 'transformers.js, four bits',
  'transformers-codes-keepsCache': 'the same, its cache handed on',
  'wllama-keepsCache': 'wllama (llama.cpp), four bits, keeps its cache',
};

export function engineSection(data: unknown, charts: Map<string, string>): string[] {
  const threads = numberAt(data, 'engine.threadsUsed');
  if (threads === null) return [];
  const alone = keysAt(data, 'engine.oneThread.engines').length > 0;
  charts.set('engine-span.svg', spanChart(data, 'engine', threads));
  return [
    '## The engine\n',
    'Each engine in a Chromium of its own, on the same weights to the last bit (made of the policy that ships: GGUF in the blocks of',
    'llama.cpp, ONNX in the layout of transformers.js), over the same runs of the policy and the same number of greedy tokens; they',
    'take turns run by run. Two masks to a run. *Reads* is what a run holds apart from what is written, each token counted once, by',
    'the time until the first token of each turn: who reads a transcript anew at every turn is slower. *Like ours* is the share of',
    'turns with the very same tokens: four-bit products round otherwise, float32 ones hardly.\n',
    machineLine(data, 'engine'),
    '![Seconds for a span](charts/engine-span.svg)\n',
    ...part(data, 'engine', threads),
    ...(alone ? part(data, 'engine.oneThread', 1) : []),
  ];
}

function part(data: unknown, path: string, threads: number): string[] {
  const ways = keysAt(data, `${path}.engines`);
  const figure = (key: string) => shown(numberAt(data, `${path}.${key}`));
  const best = labels[String(valueAt(data, `${path}.bestStock`))] ?? '–';
  const like = numberAt(data, `${path}.promptsLikePyTorch`);
  const stopped = keysAt(data, `${path}.stopped`).map(
    (engine) => `- ${engine} stopped at ${String(valueAt(data, `${path}.stopped.${engine}`))}`,
  );
  return [
    `### ${threads === 1 ? 'One thread' : `${threads} threads`}\n`,
    table(
      data,
      ways.map((way) => [labels[way] ?? way, `${path}.engines.${way}`]),
      [
        { title: 's a run', key: 'secondsPerRun' },
        { title: 's a span', key: 'secondsPerSpan' },
        { title: 'writes, tokens/s', key: 'decodeRate' },
        { title: 'reads, tokens/s', key: 'readingRate' },
        { title: 'like ours', key: 'tokensLikeOurs' },
        { title: 'opens in ms', key: 'openMs' },
        { title: 'fetched MB', key: 'megabytes' },
        { title: 'memory MB', key: 'memoryMb' },
      ],
    ),
    '',
    ...stopped,
    `A run takes ${figure('runRatioToBestStock')} times as long in the best of the others (${best}), writing alone`,
    `${figure('decodeRatioToBestStock')} times; where a program of one's own hands caches on by hand as well, ${figure('runRatioToBestKeepingCache')} and`,
    `${figure('decodeRatioToBestKeepingCache')} times.${like === null ? '' : ` Of the golden prompts, ${shown(100 * like)} % are gone on with PyTorch's very tokens.`}\n`,
    'As the site runs it (in its worker, under the grammar, with runners-up, without the search), warm:',
    `a span takes ${figure('site.spanMsMedian')} ms (median of ${figure('site.spans')}; ${figure('site.spanMsWorst')} at worst), the first text of a step comes after`,
    `${figure('site.firstTextMsMedian')} ms, and after a stop the engine is free in ${figure('site.stopMsMedian')} ms (${figure('site.stopMsWorst')} at worst of ${figure('site.stops')}).\n`,
  ];
}

/** Narrow enough for the chart's left margin. */
const shortLabels: Readonly<Record<string, string>> = {
  ours: 'ours',
  plain: 'onnxruntime-web, greedy',
  'transformers-plain-usual': 'transformers.js, plain',
  'transformers-plain-keepsCache': 'plain, cache handed on',
  'transformers-fused-usual': 'transformers.js, fused',
  'transformers-fused-keepsCache': 'fused, cache handed on',
  'transformers-codes-usual': 'transformers.js, four bits',
  'transformers-codes-keepsCache': 'four bits, cache handed on',
  'wllama-keepsCache': 'wllama',
};

function spanChart(data: unknown, path: string, threads: number): string {
  const bars = keysAt(data, `${path}.engines`).map((way) => ({
    label: shortLabels[way] ?? way,
    value: Number(shown(numberAt(data, `${path}.engines.${way}.secondsPerSpan`))),
    ours: way === 'ours',
  }));
  return barChart({ title: `Seconds for a span, ${threads} threads`, unit: 's', bars });
}
