/** Thousands of spoilt dumps and JSONL files: the importer's fuzz tests with many more mutations than `npm test` takes. */
import { runProgram } from '../scripts/run-node.mjs';

const runs = '5000';
const files = ['src/corpus/dump/read-dump.test.ts', 'src/corpus/jsonl.test.ts'];
const ended = runProgram('vitest', ['run', '--project', 'unit', ...files], {
  MASKSEARCH_FUZZ_RUNS: runs,
});
console.log(
  `${runs} mutations of a dump and ${runs} of a JSONL file: ${ended ? 'none' : 'some'} ended the import`,
);
process.exit(ended ? 0 : 1);
