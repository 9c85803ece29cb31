/**
 * Builds the measuring page with a policy and runs into one folder that any static server can serve; by hand:
 *
 *   node --import tsx bench/engine/build-page.ts --policy DIR --out DIR [--device gpu|cpu] [--threads N] [--runs N] [--plain]
 */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, defaultClientConditions } from 'vite';
import { openVocabulary } from '#policies/bundled/vocabulary.ts';
import { oracleTurns } from './oracle-turns.ts';

export type PageOptions = {
  readonly policy: string;
  readonly out: string;
  readonly device: string;
  readonly threads: number;
  readonly runs: number;
  /** Whether the plain way is measured beside ours. */
  readonly plain: boolean;
};

export async function buildPage(options: PageOptions): Promise<void> {
  const { policy, out, device, threads, plain } = options;
  const root = fileURLToPath(new URL('page/', import.meta.url));
  await build({
    ...{ root, base: './', configFile: false, logLevel: 'warn' },
    build: { outDir: out, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  });
  await cp(policy, join(out, 'policy'), { recursive: true });
  const vocabulary = openVocabulary(await readFile(join(policy, 'tokenizer.json'), 'utf8'));
  await writeFile(
    join(out, 'runs.json'),
    JSON.stringify(await oracleTurns(vocabulary, options.runs)),
  );
  await writeFile(join(out, 'settings.json'), JSON.stringify({ device, threads, plain }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      ...{ policy: text, out: text, device: text, threads: text, runs: text },
      plain: { type: 'boolean' },
    },
  });
  if (!values.policy || !values.out) {
    console.error('Say which policy folder (--policy) and where the page goes (--out).');
    process.exit(2);
  }
  await buildPage({
    policy: resolve(values.policy),
    out: resolve(values.out),
    device: values.device ?? 'gpu',
    threads: Number(values.threads ?? 1),
    runs: Number(values.runs ?? 3),
    plain: values.plain ?? false,
  });
}
