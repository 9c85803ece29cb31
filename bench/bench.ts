/** npm run bench: the benchmarks, all or `--only` one, as a table and with `--json FILE` as JSON. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { benchSearch } from './search.ts';

const benchmarks: Readonly<Record<string, () => Promise<object>>> = { search: benchSearch };
const notThereYet = ['engine', 'startup', 'corpus', 'eval'];

const usage = `Usage: npm run bench -- [--only ${[...Object.keys(benchmarks), ...notThereYet].join('|')}] [--json FILE]`;

// A server that a benchmark started would keep the process alive.
process.exit(await main(process.argv.slice(2)));

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if ('problem' in options) {
    console.error(options.problem);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const results: Record<string, object> = {};
  for (const [name, run] of Object.entries(benchmarks)) {
    if (options.only !== undefined && options.only !== name) continue;
    results[name] = await run();
    for (const [key, value] of Object.entries(results[name]))
      console.log(`${name}.${key}  ${value}`);
  }
  if (options.json) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
  return 0;
}

type BenchOptions = { readonly only?: string; readonly json?: string; readonly help?: boolean };

function readOptions(args: string[]): BenchOptions | { readonly problem: string } {
  const text = { type: 'string' } as const;
  const known = { only: text, json: text, help: { type: 'boolean' } } as const;
  let values: BenchOptions;
  try {
    ({ values } = parseArgs({ args, options: known }));
  } catch {
    return { problem: usage };
  }
  const { only } = values;
  if (only === undefined || Object.hasOwn(benchmarks, only)) return values;
  if (notThereYet.includes(only)) return { problem: `The benchmark "${only}" is not there yet.` };
  return { problem: `There is no benchmark "${only}". ${usage}` };
}
