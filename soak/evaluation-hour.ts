/**
 * An hour of evaluation in one page: rounds of the rules and of the model that ships, each stopped and gone on with
 * several times, and in the last quarter of the hour cut off by reloads. The results of every round must be those of
 * the same evaluation played in one go; memory and workers at the end of the part without reloads (a reload would
 * clear what leaks) are those after its first rounds. `--minutes N` makes it shorter.
 */
import { parseReports } from '#eval/stored-outcomes.ts';
import { serveSite } from '../scripts/site-server.mjs';
import {
  chooseEvaluation,
  deleteAll,
  goOn,
  isStopped,
  reaches,
  savedResults,
  startEvaluation,
  stopEvaluation,
  withoutTimes,
} from './browser/evaluate-page.ts';
import { figuresInWords, launchMeasured, pageFigures } from './browser/page-figures.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 60);
const mostGrowth = 0.1;
const port = 4182;
const address = `http://localhost:${port}`;
const setUps = [
  'suite=ramp-withheld&lang=en&policies=baseline,rag:baseline,closed-book:baseline&n=150&seed=7',
  'suite=ramp-exercises&lang=en&policies=bundled,baseline&n=5&seed=1',
] as const;

await serveSite({ port, host: undefined });
const browser = await launchMeasured();
const page = await browser.newPage({ reducedMotion: 'reduce', serviceWorkers: 'block' });
// A busy machine may take minutes for what is a moment's work.
page.setDefaultTimeout(20 * 60_000);
const session = await page.context().newCDPSession(page);
const errors: string[] = [];
page.on('pageerror', ({ message }) => errors.push(message));
const began = performance.now();
const share = () => (performance.now() - began) / (minutes * 60_000);
console.log(`${address}, ${minutes} minutes`);
await page.goto(`${address}/#/evaluate`);

const whole: string[] = [];
for (const setUp of setUps) {
  await chooseEvaluation(page, setUp);
  await startEvaluation(page);
  const results = await savedResults(page);
  whole.push(withoutTimes(results));
  for (const { policy, outcomes } of parseReports(results) ?? []) {
    const failed = outcomes.filter(({ ended }) => ended === 'failed').length;
    const exact = outcomes.flatMap(({ blanks }) => blanks).filter((blank) => blank.exact).length;
    console.log(
      `in one go: ${policy}, ${outcomes.length} runs, ${exact} blanks right, ${failed} failed`,
    );
    if (failed > 0) errors.push(`${policy} failed ${failed} times`);
  }
  await deleteAll(page);
}
const counts = { rounds: 0, stops: 0, reloads: 0, different: 0 };

/** Places where a round is stopped, in per cent: others in every round. */
const places = (round: number) => [8, 33, 62].map((place) => place + ((round * 7) % 24));

async function playRound(withReloads: boolean): Promise<void> {
  const round = counts.rounds;
  const kind = round % setUps.length;
  await chooseEvaluation(page, setUps[kind] ?? '');
  // Stopped while passages are drawn: nothing is kept of it, and it can be started again.
  if (round % 4 === 2) {
    await startEvaluation(page);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByRole('button', { name: /^(?:Start|Measure anew)$/u }).waitFor();
  }
  await startEvaluation(page);
  for (const place of places(round)) {
    if (!(await reaches(page, place))) break;
    if (withReloads) {
      await page.reload();
      counts.reloads += 1;
      if (!(await isStopped(page))) break;
    } else {
      if (!(await stopEvaluation(page))) break;
      counts.stops += 1;
    }
    await goOn(page);
  }
  const results = withoutTimes(await savedResults(page));
  if (results !== whole[kind]) {
    counts.different += 1;
    console.log(`round ${round} has other results: ${firstDifference(results, whole[kind] ?? '')}`);
  }
  await deleteAll(page);
  counts.rounds += 1;
}

function firstDifference(one: string, other: string): string {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return `${one.slice(Math.max(0, at - 200), at + 60)} | ${other.slice(at, at + 60)}`;
}

while (counts.rounds < setUps.length) await playRound(false);
const first = await pageFigures(page, session);
console.log(`after ${counts.rounds} rounds: ${figuresInWords(first)}`);
while (share() < 0.75) {
  await playRound(false);
  if (counts.rounds % 4 === 0)
    console.log(
      `after ${counts.rounds} rounds: ${figuresInWords(await pageFigures(page, session))}`,
    );
}
const last = await pageFigures(page, session);
console.log(`after ${counts.rounds} rounds: ${figuresInWords(last)}`);
const reloadedFrom = counts.rounds;
while (share() < 1 || counts.rounds < reloadedFrom + setUps.length) await playRound(true);
const end = await pageFigures(page, session);
console.log(`after ${counts.rounds} rounds, with reloads: ${figuresInWords(end)}`);
await browser.close();

const growth = last.bytes / first.bytes - 1;
const newWorkers = Math.max(last.workers, end.workers) - first.workers;
const took = (performance.now() - began) / 60_000;
for (const error of errors) console.log(`error: ${error}`);
console.log(
  `evaluation-hour: ${counts.rounds} rounds in ${took.toFixed(0)} min, ${counts.stops} times stopped and gone on with, ` +
    `${counts.reloads} reloads, ${counts.different} rounds with other results, memory ${(growth * 100).toFixed(1)} % ` +
    `above that after ${setUps.length} rounds, ${newWorkers} workers more`,
);
const holds = growth <= mostGrowth && newWorkers <= 0 && counts.different + errors.length === 0;
process.exit(holds ? 0 : 1);
