/** Sections of docs/benchmarks.md that are tables only. */
import { keysAt, machineLine, numberAt, shown, table } from './figures-at.ts';
import { conditionNames } from './startup-section.ts';

export function otherSections(data: unknown): string[] {
  return [...costs(data), ...corpus(data), ...evaluation(data), ...others(data)];
}

/** What the start-up benchmark led to: builds of before and after took turns in one run. */
function costs(data: unknown): string[] {
  const builds = {
    before: 'before',
    packed: 'text packed on its way',
    packedAndSliced: 'that, the first rendering in pieces, and 12 kB of new features',
  };
  const conditions = keysAt(data, 'costs.before').filter((name) => name in conditionNames);
  if (conditions.length === 0) return [];
  const rows = conditions.flatMap((name) =>
    Object.entries(builds).map(
      ([build, label]) =>
        [`${conditionNames[name]}: ${label}`, `costs.${build}.${name}.cold`] as const,
    ),
  );
  return [
    '## What was bound by what, and what was done\n',
    'First visits; the builds took turns in one run',
    `(load ${shown(numberAt(data, 'costs.load'))} when it began). On a slow connection the bytes were the bound: \`npm start\` sent text unpacked.`,
    'The main thread was bound by the first rendering, one task that nothing could interrupt: as a transition React does it in pieces.',
    'Other programs had the cores too, and pieces wait longer for their turn than one task does: see the tasks beyond 50 ms.\n',
    table(data, rows, [
      { title: 'kB until it plays', key: 'kilobytes' },
      { title: 'recorded run plays, ms', key: 'playingMs' },
      { title: 'longest task, processor ms', key: 'longestTaskCpuMs' },
      { title: 'tasks beyond 50 ms, sum', key: 'blockingMs' },
    ]),
    '',
    ...folding(data),
  ];
}

function folding(data: unknown): string[] {
  if (keysAt(data, 'costs.folding').length === 0) return [];
  return [
    'A search, a build and the rules were bound by cutting text into terms: every word was normalised and run through five',
    'expressions, though nineteen in twenty need only their case changed. Medians of three turns each, in processor time:\n',
    table(
      data,
      [
        ['before', 'costs.folding.before'],
        ['plain words are only lower-cased', 'costs.folding.after'],
      ],
      [
        { title: 'a query (ten hits), ms', key: 'queryCpuMs' },
        { title: 'building the index, ms', key: 'buildCpuMs' },
        { title: 'a run of the rules, ms', key: 'runCpuMs' },
      ],
    ),
    '',
  ];
}

function corpus(data: unknown): string[] {
  const sizes = keysAt(data, 'corpus.sizes');
  if (sizes.length === 0) return [];
  return [
    '## Building a corpus\n',
    'From JSON lines, each size in a process of its own.\n',
    machineLine(data, 'corpus'),
    table(
      data,
      sizes.map((size) => [size, `corpus.sizes.${size}`]),
      [
        { title: 'input MB', key: 'inputMb' },
        { title: 'passages', key: 'passages' },
        { title: 'processor s', key: 'cpuSeconds' },
        { title: 'MB a processor second', key: 'mbPerCpuSecond' },
        { title: 'peak memory MB', key: 'peakMemoryMb' },
        { title: 'output MB', key: 'outputMb' },
      ],
    ),
    '',
    `Sixteen times the input takes ${shown(numberAt(data, 'corpus.cpuGrowth16x'))} times the processor time and ${shown(numberAt(data, 'corpus.memoryGrowth16x'))} times the memory.\n`,
  ];
}

function evaluation(data: unknown): string[] {
  const sizes = keysAt(data, 'eval.sizes');
  if (sizes.length === 0) return [];
  return [
    '## Evaluating\n',
    'The baseline and its single-shot variant on the written exercises, by the size of the corpus.\n',
    machineLine(data, 'eval'),
    table(
      data,
      sizes.map((size) => [size, `eval.sizes.${size}`]),
      [
        { title: 'runs', key: 'runs' },
        { title: 'processor ms a run', key: 'cpuMsPerRun' },
        { title: 'runs a processor second', key: 'runsPerCpuSecond' },
        { title: 'searches a run', key: 'searchesPerRun' },
        { title: 'share of search', key: 'searchShare' },
        { title: 'intervals and comparison, ms', key: 'reportCpuMs' },
      ],
    ),
    '',
  ];
}

const withSections = new Set([
  ...['startup', 'search', 'tagging', 'costs', 'corpus', 'eval', 'scale'],
]);

/** Benchmarks without a section of their own, figure by figure. */
function others(data: unknown): string[] {
  const names = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  return names
    .filter((name) => !withSections.has(name))
    .flatMap((name) => {
      const rows = [...numbers(data, name)].filter(([path]) => !path.includes('.machine.'));
      return [
        `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n`,
        machineLine(data, name),
        '| figure | value |',
        '|---|---:|',
        ...rows.map(([path, value]) => `| ${path.slice(name.length + 1)} | ${shown(value)} |`),
        '',
      ];
    });
}

function* numbers(data: unknown, path: string): Generator<readonly [string, number]> {
  const value = numberAt(data, path);
  if (value !== null) yield [path, value];
  for (const key of keysAt(data, path)) {
    if (!key.includes('.')) yield* numbers(data, `${path}.${key}`);
  }
}
