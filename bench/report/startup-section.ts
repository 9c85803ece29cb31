/** Start-up in docs/benchmarks.md: the table and its chart. */
import { barChart } from './bar-chart.ts';
import { keysAt, machineLine, numberAt, shown, table } from './figures-at.ts';

export const conditionNames: Readonly<Record<string, string>> = {
  fast: 'as it is',
  slowNetwork: '1.6 Mbit/s, 150 ms',
  slowProcessor: 'processor 4x slower',
  slowBoth: 'both',
};

export function startupSection(data: unknown, charts: Map<string, string>): string[] {
  const conditions = keysAt(data, 'startup').filter((key) => key in conditionNames);
  if (conditions.length === 0) return [];
  const rows = conditions.flatMap((name) =>
    ['cold', 'warm'].map(
      (visit) =>
        [
          `${conditionNames[name]}, ${visit === 'cold' ? 'first visit' : 'second visit'}`,
          `startup.${name}.${visit}`,
        ] as const,
    ),
  );
  const bars = conditions.map((name) => ({
    label: conditionNames[name] ?? name,
    value: Math.round(numberAt(data, `startup.${name}.cold.playingMs`) ?? 0),
    ours: true,
  }));
  charts.set(
    'startup.svg',
    barChart({ title: 'First visit: until the recorded run plays', unit: 'ms', bars }),
  );
  return [
    '## Start-up\n',
    `The built site in Chromium, medians of ${shown(numberAt(data, 'startup.visits'))} visits. The slow connection is one link that all requests,`,
    'workers\' too, share, with a round trip before each connection and each answer. *Live* counts from the click on "Run it',
    'live" at the moment when the recorded run plays, corpus and all.\n',
    machineLine(data, 'startup'),
    '![How long the first visit takes until the recorded run plays](charts/startup.svg)\n',
    table(data, rows, [
      { title: 'kB until it plays', key: 'kilobytes' },
      { title: 'first paint, ms', key: 'firstPaintMs' },
      { title: 'recorded run plays, ms', key: 'playingMs' },
      { title: 'live run, ms more', key: 'liveMs' },
      { title: 'longest task, ms', key: 'longestTaskMs' },
      { title: 'the same, processor ms', key: 'longestTaskCpuMs' },
    ]),
    '',
  ];
}
