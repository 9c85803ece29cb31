/**
 * Every parser with 10,000 damaged inputs: the tests of tests/fuzz and those of dumps and JSON lines, ten times as long
 * and more. FUZZ_RUNS sets another number.
 */
import { spawnSync } from 'node:child_process';

const runs = process.env['FUZZ_RUNS'] ?? '10000';
const began = performance.now();
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    '--testTimeout=1800000',
    'tests/fuzz',
    'src/corpus/dump/read-dump.test.ts',
    'src/corpus/jsonl.test.ts',
  ],
  { stdio: 'inherit', env: { ...process.env, FUZZ_RUNS: runs } },
);
const seconds = (performance.now() - began) / 1000;
console.log(`fuzz: ${runs} damaged inputs for each test, ${seconds.toFixed(0)} s`);
process.exitCode = status ?? 1;
