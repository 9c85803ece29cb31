/** Looking figures up in what the benchmarks have written, by path: "search.sizes.1x.ours.p50Ms". */
export function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
}

export function numberAt(data: unknown, path: string): number | null {
  const value = valueAt(data, path);
  return typeof value === 'number' ? value : null;
}

export function keysAt(data: unknown, path: string): string[] {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

export type Column = { readonly title: string; readonly key: string };

/** A table with a row for each path, a column for each key; a dash where nothing was measured. */
export function table(
  data: unknown,
  rows: readonly (readonly [label: string, path: string])[],
  columns: readonly Column[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map(([label, path]) =>
    line([label, ...columns.map(({ key }) => shown(numberAt(data, `${path}.${key}`)))]),
  );
  const head = line(['', ...columns.map(({ title }) => title)]);
  return [head, `|---|${'---:|'.repeat(columns.length)}`, ...body].join('\n');
}

/** Three digits that count are enough to read. */
export function shown(value: number | null): string {
  if (value === null) return '–';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) >= 1000 ? Math.round(rounded).toLocaleString('en-GB') : String(rounded);
}

/** Where and when a benchmark was run. */
export function machineLine(data: unknown, name: string): string {
  const machine = valueAt(data, `${name}.machine`);
  if (typeof machine !== 'object' || machine === null) return '';
  const { date, cores, processor, memoryGb, node, loadBefore } = {
    ...{ date: '', cores: 0, processor: '', memoryGb: 0, node: '', loadBefore: 0 },
    ...machine,
  };
  return `*${date}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, load ${loadBefore} when it began.*\n`;
}
