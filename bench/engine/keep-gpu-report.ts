/**
 * Keeps what the page of build-page.ts posted on a machine with a GPU, in docs/benchmarks.json, and makes the document:
 *
 *   node --import tsx bench/engine/keep-gpu-report.ts REPORT.jsonl --machine 'one NVIDIA H200, 32 cores' --date 2026-11-23
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '#cli/corpus-folder.ts';
import { writeDocument } from '../write-document.ts';

const step = z.object({ tokens: z.number(), ms: z.number() });
const lines = {
  run: z.object({ step: z.literal('run'), figures: z.array(step), spanMs: z.array(z.number()) }),
  done: z.object({
    step: z.literal('done'),
    ok: z.boolean(),
    ms: z.number(),
    /** Where and why it stopped, when it did. */
    stoppedAt: z.string().optional(),
    message: z.string().optional(),
    adapter: z.object({ vendor: z.string(), attempt: z.number(), browser: z.string() }).optional(),
    policy: z.object({ id: z.string(), stage: z.string() }).optional(),
    opened: z.object({ ms: z.number() }).optional(),
    selfTest: z.object({ passed: z.boolean() }).optional(),
    pyTorch: z.object({ prompts: z.number(), same: z.number() }).optional(),
    rates: z.record(z.string(), z.number()).optional(),
    sameText: z.object({ steps: z.number(), different: z.number() }).optional(),
  }),
};

const { values, positionals } = parseArgs({
  options: { machine: { type: 'string' }, date: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
if (!file || !values.machine || !values.date) {
  console.error('Say which report, on which machine (--machine) and when (--date).');
  process.exit(2);
}
const posted: unknown[] = (await readFile(file, 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line));
const done = posted.map((line) => lines.done.safeParse(line).data).find(Boolean);
if (!done) {
  console.error(`${file} has no line that says how it ended.`);
  process.exit(1);
}
const runs = posted.flatMap((line) => lines.run.safeParse(line).data ?? []);
const steps = runs.flatMap(({ figures }) => figures);
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const spans = runs.flatMap(({ spanMs }) => spanMs).sort((a, b) => a - b);
const path = join(projectRoot, 'docs', 'benchmarks.json');
const kept: object = JSON.parse(await readFile(path, 'utf8'));
const gpu = {
  ...{ machine: values.machine, date: values.date, ...done },
  runs: runs.length,
  ...(runs.length > 0 && {
    /** Tokens written by the time from the first pass of a step to its last token, reading included. */
    tokensPerSecond:
      (1000 * sum(steps.map(({ tokens }) => tokens))) / sum(steps.map(({ ms }) => ms)),
    spans: { count: spans.length, meanMs: sum(spans) / spans.length, mostMs: spans.at(-1) ?? 0 },
  }),
};
await writeFile(path, `${JSON.stringify({ ...kept, gpu }, null, 2)}\n`);
writeDocument(projectRoot);
