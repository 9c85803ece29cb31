/**
 * Builds a measuring page with a policy and runs of its own into one folder that any static server can serve; by hand:
 *
 *   node --import tsx bench/engine/build-page.ts --policy DIR --out DIR [--device gpu|cpu] [--threads N] [--runs N] [--seconds N]
 *
 * The page posts lines of JSON to `report`, the last one {"step": "done", ...} whatever happens (page/measure-page.ts).
 */
import { existsSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, defaultClientConditions } from 'vite';
import { openVocabulary } from '#policies/bundled/vocabulary.ts';
import { peerPackages } from './install-peers.ts';
import { policyRuns } from './policy-runs.ts';

/** Pages: one device by itself, or the engines that the benchmark drives. */
export type PageName = 'index' | 'engines';

export async function buildPage(
  page: PageName,
  policy: string,
  out: string,
  runs: number,
): Promise<void> {
  const root = fileURLToPath(new URL('page/', import.meta.url));
  await build({
    ...{ root, base: './', configFile: false, logLevel: 'warn' },
    plugins: [peerPackages],
    worker: { format: 'es' },
    build: {
      ...{ outDir: out, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
      rolldownOptions: { input: join(root, `${page}.html`) },
    },
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  });
  await cp(policy, join(out, 'policy'), { recursive: true });
  await cp(goldenTokens(policy), join(out, 'golden-tokens.json'));
  const vocabulary = openVocabulary(await readFile(join(policy, 'tokenizer.json'), 'utf8'));
  const recorded = await policyRuns(policy, vocabulary, runs);
  await writeFile(join(out, 'runs.json'), JSON.stringify(recorded));
}

/** Of the policy's own folder, as the tests' has them, or those of the policy that ships. */
function goldenTokens(policy: string): string {
  const own = join(policy, 'golden-tokens.json');
  return existsSync(own) ? own : fileURLToPath(new URL('golden-tokens.json', import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { policy: text, out: text, device: text, threads: text, runs: text, seconds: text },
  });
  if (!values.policy || !values.out) {
    console.error('Say which policy folder (--policy) and where the page goes (--out).');
    process.exit(2);
  }
  const out = resolve(values.out);
  await buildPage('index', resolve(values.policy), out, Number(values.runs ?? 3));
  const { device = 'gpu', threads = '1', seconds = '120' } = values;
  const settings = { device, threads: Number(threads), seconds: Number(seconds) };
  await writeFile(join(out, 'settings.json'), JSON.stringify(settings));
  // The engine's threads would keep the process alive.
  process.exit(0);
}
