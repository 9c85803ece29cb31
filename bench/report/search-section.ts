/** Search in docs/benchmarks.md: a table for each size, and three charts. */
import { barChart } from './bar-chart.ts';
import { keysAt, machineLine, numberAt, shown, table } from './figures-at.ts';

const peerNames: Readonly<Record<string, string>> = {
  ours: 'ours (ranked passages with matched places)',
  compact: 'ours, compact index',
  miniSearch: 'MiniSearch alone',
  flexSearch: 'FlexSearch',
  orama: 'Orama',
  lunr: 'Lunr',
};

export function searchSection(data: unknown, charts: Map<string, string>): string[] {
  const sizes = keysAt(data, 'search.sizes');
  if (sizes.length === 0) return [];
  const peersOf = (size: string) =>
    keysAt(data, `search.sizes.${size}`).filter((name) => name in peerNames);
  const chart = (file: string, title: string, unit: string, key: string, size: string) => {
    const bars = peersOf(size).map((name) => ({
      label: (peerNames[name] ?? name).replace(/ \(.*/u, ''),
      value: Number(
        shown(numberAt(data, `search.sizes.${size}.${name}.${key}`)).replace(/,/gu, ''),
      ),
      ours: name === 'ours' || name === 'compact',
    }));
    charts.set(file, barChart({ title, unit, bars }));
  };
  const last = sizes.at(-1) ?? '1x';
  chart('search-time.svg', `A query at ${last}, processor time`, 'ms', 'queryCpuMs', last);
  chart('search-bytes.svg', `The stored index at ${last}, packed`, 'MB', 'gzipMb', last);
  chart(
    'search-agreement.svg',
    'First ten hits shared with BM25 at 1x',
    '',
    'agreementWithBm25',
    '1x',
  );
  const tables = sizes.flatMap((size) => [
    `### ${size}: ${shown(numberAt(data, `search.sizes.${size}.passages`))} passages\n`,
    table(
      data,
      peersOf(size).map((name) => [peerNames[name] ?? name, `search.sizes.${size}.${name}`]),
      [
        { title: 'build, processor ms', key: 'buildCpuMs' },
        { title: 'load, processor ms', key: 'loadCpuMs' },
        { title: 'query, processor ms', key: 'queryCpuMs' },
        { title: 'p50 ms', key: 'p50Ms' },
        { title: 'p95 ms', key: 'p95Ms' },
        { title: 'memory MB', key: 'memoryMb' },
        { title: 'packed MB', key: 'gzipMb' },
        { title: 'agrees with BM25', key: 'agreementWithBm25' },
      ],
    ),
    '',
  ]);
  return [
    '## Search\n',
    'The passages of the bundled encyclopedia, and a multiple of them made of its sentences in other company. Each library with',
    'its own treatment of English, in a process of its own. *Agrees with BM25* is the share of the first ten hits of a textbook',
    "Okapi BM25 (no library's formula, ours included) among the first ten of each.\n",
    machineLine(data, 'search'),
    '![Processor time of a query](charts/search-time.svg)',
    '![Size of the stored index](charts/search-bytes.svg)',
    '![Agreement with BM25](charts/search-agreement.svg)\n',
    ...tables,
    `In one process, each query asked of both in turn: ours takes ${shown(numberAt(data, 'search.ratioToMiniSearch'))} times MiniSearch's time (median of the ratios), for the`,
    `places of the matched terms in each hit. From the page to the worker and back: p50 ${shown(numberAt(data, 'search.pageP50Ms'))} ms, p95 ${shown(numberAt(data, 'search.pageP95Ms'))} ms.\n`,
  ];
}
