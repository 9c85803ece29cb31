/**
 * npm run bench: the benchmarks, all or `--only` some, printed as they come and with `--json FILE` kept. What is
 * compared is measured in one run of one machine; absolute times are that machine's, with what else ran on it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '#cli/corpus-folder.ts';
import { writeDocument } from './write-document.ts';

type Benchmark = () => Promise<object>;

/** Loaded one at a time: the packages of one must not be in the memory of another. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  search: async () => (await import('./search/bench-search.ts')).benchSearch,
  corpus: async () => (await import('./corpus/bench-corpus.ts')).benchCorpus,
  eval: async () => (await import('./eval/bench-eval.ts')).benchEval,
  tagging: async () => (await import('./tagging/bench-tagging.ts')).benchTagging,
  scale: async () => (await import('./scale/bench-scale.ts')).benchScale,
  startup: async () => (await import('./startup/bench-startup.ts')).benchStartup,
  engine: async () => (await import('./engine/bench-engine.ts')).benchEngine,
};
/** Run only when they are named: they need a file that does not come with the project. */
const needsInput = new Set(['scale']);

const names = Object.keys(benchmarks);
const usage = `Usage: npm run bench -- [--only ${names.join('|')}] [--json FILE]

  --only NAME   one benchmark; may be given several times
  --json FILE   write the figures here; those of benchmarks that were not run stay as they are
  --write       the same with docs/benchmarks.json, and make docs/benchmarks.md of it`;

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
  for (const [name, load] of Object.entries(benchmarks)) {
    if (options.only ? !options.only.includes(name) : needsInput.has(name)) continue;
    const run = await load();
    const machine = machineNow();
    const figures = { ...(await run()), machine };
    for (const [key, value] of leaves(figures, name)) console.log(`${key}  ${value}`);
    // After each one: a run that is stopped keeps what it has measured.
    if (options.json) await keep(options.json, name, figures);
    if (options.write) {
      await keep(join(projectRoot, 'docs', 'benchmarks.json'), name, figures);
      writeDocument(projectRoot);
    }
  }
  return 0;
}

/** What a reader needs to judge a time by. */
function machineNow(): object {
  const [load = 0] = loadavg();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    /** Processes that wanted a core before it began; at most the cores on a quiet machine. */
    loadBefore: Number(load.toFixed(1)),
  };
}

async function keep(file: string, name: string, figures: object): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => '{}');
  const all = { ...JSON.parse(before), [name]: figures };
  await writeFile(file, `${JSON.stringify(all, null, 2)}\n`);
}

function* leaves(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value];
    return;
  }
  for (const [key, own] of Object.entries(value)) yield* leaves(own, `${path}.${key}`);
}

type BenchOptions = {
  readonly only?: readonly string[];
  readonly json?: string;
  readonly write?: boolean;
  readonly help?: boolean;
};

function readOptions(args: string[]): BenchOptions | { readonly problem: string } {
  const known = {
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    write: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  let values: BenchOptions;
  try {
    ({ values } = parseArgs({ args, options: known }));
  } catch {
    return { problem: usage };
  }
  for (const name of values.only ?? []) {
    if (!Object.hasOwn(benchmarks, name))
      return { problem: `There is no benchmark "${name}": use one of ${names.join(', ')}.` };
  }
  return values;
}
