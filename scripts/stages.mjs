// The stages of `npm test` and `npm run check`: each shows its output and gives its counts of tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root, runProgram } from './run-node.mjs';

const results = `${root}.cache/test/`;

/** Runs the stages in order, whatever fails, and prints the last line. Gives the exit status. */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const summary = [];
  for (const [name, run] of stages) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
    const began = performance.now();
    const counts = await outcomeOf(run);
    for (const key of Object.keys(total)) total[key] += counts[key];
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    summary.push(`${name.padEnd(16)}${describe(counts).padEnd(36)}${seconds.padStart(7)} s`);
  }
  console.log(`\n${summary.join('\n')}\n`);
  console.log(describe(total));
  return total.failed > 0 ? 1 : 0;
}

async function outcomeOf(run) {
  try {
    return await run();
  } catch (error) {
    return couldNotRun(`This stage could not run: ${error.message}`);
  }
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A stage that is one check. */
export function check(isRight) {
  return { passed: isRight ? 1 : 0, failed: isRight ? 0 : 1, skipped: 0 };
}

/** A stage that could not run, with its reason. */
export function couldNotRun(reason) {
  console.error(reason);
  return check(false);
}

export function lint() {
  return check(runProgram('biome', ['check', '.', '--error-on-warnings']));
}

export function types() {
  const projects = ['tsconfig.json', 'src/core/tsconfig.json'];
  return check(projects.map((project) => runProgram('tsc', ['-p', project])).every(Boolean));
}

/** The law and example tests of the code. */
export function unitTests() {
  return vitest('unit');
}

/** Tests that start bin/masksearch. */
export function commandTests() {
  return vitest('commands');
}

function vitest(project) {
  const report = reportFile(`${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ended = runProgram('vitest', ['run', '--project', project, ...reporters]);
  return counted(ended, report, (json) => {
    // A file that can't be loaded has no tests to count, and still is a failure.
    const broken = json.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests + broken.length,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  });
}

export function browserTests({ chromium, port }) {
  const report = reportFile('playwright.json');
  const environment = {
    CHROMIUM_PATH: chromium,
    E2E_PORT: String(port),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const ended = runProgram('playwright', ['test', '--reporter=list,json'], environment);
  return counted(ended, report, ({ stats, errors }) => {
    if (stats.flaky > 0) {
      console.log(
        `${stats.flaky} passed at the second attempt only; they are listed above as flaky.`,
      );
    }
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    };
  });
}

function reportFile(name) {
  mkdirSync(results, { recursive: true });
  rmSync(results + name, { force: true });
  return results + name;
}

/** The counts of a report; a program that failed without a failed test is one failure more. */
function counted(endedWell, report, read) {
  if (!existsSync(report)) return couldNotRun('The tests ended without a report.');
  const counts = read(JSON.parse(readFileSync(report, 'utf8')));
  const unexplained = !endedWell && counts.failed === 0;
  return unexplained ? { ...counts, failed: 1 } : counts;
}
