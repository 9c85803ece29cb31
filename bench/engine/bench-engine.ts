/**
 * The bundled engine in a real Chromium against the same session driven as a general pipeline drives it, against
 * transformers.js and against wllama: the same weights to the last bit, the same transcripts and number of greedy tokens.
 * Each engine has a browser of its own; they take turns run by run, so that all meet the same minutes of the machine.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '#cli/corpus-folder.ts';
import { openPolicy } from '#policies/bundled/open-policy.ts';
import { filesOf } from '#policies/bundled/policy-manifest.ts';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { rounded } from '../quantile.ts';
import { buildPage } from './build-page.ts';
import { type EngineTurn, engineFigures, workerFigures } from './engine-figures.ts';
import { installPeers } from './install-peers.ts';
import { type OwnBrowser, ownBrowser } from './own-browser.ts';
import type { RecordedRun } from './policy-runs.ts';
import { layModels } from './weights/lay-models.ts';

/** Runs to play; MASKSEARCH_ENGINE_RUNS for another number. */
const runs = Number(process.env['MASKSEARCH_ENGINE_RUNS'] ?? 3);
const minutes = 10;
const engines = [
  'onnxruntime',
  'transformers-plain',
  'transformers-fused',
  'transformers-codes',
  'wllama',
] as const;

export async function benchEngine(): Promise<object> {
  const folder = policyFolder();
  const read = async (name: string) => new Uint8Array(await readFile(join(folder, name)));
  const policy = await openPolicy(read, 'cpu');
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('No Chromium could be found: set CHROMIUM_PATH.');
  installPeers();
  const out = await mkdtemp(join(tmpdir(), 'masksearch-engine-'));
  try {
    await buildPage('engines', folder, out, runs);
    await layModels(policy, out);
    const recorded: RecordedRun[] = JSON.parse(await readFile(join(out, 'runs.json'), 'utf8'));
    const open = () => ownBrowser(out, 'engines.html', executablePath);
    const threads = Math.min(4, cpus().length);
    const bytes = filesOf(policy.manifest, 'cpu')?.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
    const several = await sideBySide(open, recorded, threads);
    return {
      ...several,
      site: await asTheSiteRunsIt(open, threads),
      policy: policy.manifest.id,
      megabytes: rounded(bytes / 1e6),
      threadsUsed: threads,
      oneThread: {
        ...(await sideBySide(open, recorded, 1)),
        site: await asTheSiteRunsIt(open, 1),
      },
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** The weights that ship, or the tiny ones of the tests: their ratios say less, because a pass costs them nothing. */
function policyFolder(): string {
  const named = process.env['MASKSEARCH_POLICY'];
  const folders = [named, 'public/policy', 'tests/tiny-policy'].flatMap((folder) =>
    folder ? [join(folder.startsWith('/') ? '' : projectRoot, folder)] : [],
  );
  const found = folders.find((folder) => existsSync(join(folder, 'manifest.json')));
  if (!found) throw new Error('There is no policy to measure: name a folder in MASKSEARCH_POLICY.');
  return found;
}

type Opened = {
  readonly engine: string;
  readonly browser: OwnBrowser;
  readonly ways: readonly string[];
  readonly openMs: number;
  readonly megabytes: number;
};

async function sideBySide(
  open: () => Promise<OwnBrowser>,
  recorded: readonly RecordedRun[],
  threads: number,
): Promise<object> {
  const opened: Opened[] = [];
  const stopped: Record<string, string> = {};
  const played: EngineTurn[] = [];
  try {
    for (const engine of engines) {
      const browser = await open();
      try {
        opened.push({ engine, browser, ...(await openEngine(browser, engine, threads)) });
      } catch (error) {
        stopped[engine] = stoppedAt('opening', error);
        await browser.close();
      }
    }
    for (const [index] of recorded.entries()) {
      for (const { engine, browser, ways } of opened) {
        for (const way of ways) {
          if (stopped[engine]) continue;
          try {
            const turn = { engine, way, index, ...(await play(browser, way, index)) };
            played.push(turn);
            console.error(
              `${threads} threads, run ${index}: ${engine} ${way} ${(turn.ms / 1000).toFixed(1)} s`,
            );
          } catch (error) {
            stopped[engine] = stoppedAt(`run ${index}, ${way}`, error);
          }
        }
      }
    }
    const ours = opened.find(({ engine }) => engine === 'onnxruntime');
    const pyTorch = await ours?.browser.page.evaluate(() => globalThis.engineBench.golden('ours'));
    const costs: Record<string, object> = {};
    for (const { engine, browser, openMs, megabytes } of opened) {
      const memory = await browser.memory();
      costs[engine] = {
        ...{ openMs: rounded(openMs), megabytes },
        ...(memory && { memoryMb: memory.now, peakMemoryMb: memory.peak }),
      };
    }
    return {
      ...engineFigures(played, recorded, costs),
      // Null: the golden tokens are those of other weights.
      promptsLikePyTorch: pyTorch ? rounded(pyTorch.same / pyTorch.prompts) : null,
      ...(hasAny(stopped) && { stopped }),
    };
  } finally {
    for (const { browser } of opened) await browser.close();
  }
}

async function openEngine({ page, fetchedBytes }: OwnBrowser, engine: string, threads: number) {
  page.setDefaultTimeout(minutes * 60_000);
  const before = fetchedBytes();
  const opened = await page.evaluate(([name, count]) => globalThis.engineBench.open(name, count), [
    engine,
    threads,
  ] as const);
  return { ...opened, megabytes: rounded((fetchedBytes() - before) / 1e6) };
}

function play({ page }: OwnBrowser, way: string, index: number) {
  return page.evaluate(([name, at]) => globalThis.engineBench.play(name, at), [
    way,
    index,
  ] as const);
}

async function asTheSiteRunsIt(open: () => Promise<OwnBrowser>, threads: number): Promise<object> {
  const browser = await open();
  try {
    return workerFigures(
      await browser.page.evaluate((count) => globalThis.engineBench.worker(count), threads),
    );
  } finally {
    await browser.close();
  }
}

/** Where an engine could not go on, and what it said; the others go on. */
function stoppedAt(place: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = `${place}: ${text.split('\n', 1)[0] ?? ''}`;
  console.error(line);
  return line;
}

function hasAny(record: object): boolean {
  return Object.keys(record).length > 0;
}
