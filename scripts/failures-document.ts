/** docs/failures.md: what wrong fills of the trained policy look like, as far as their passages ship. */
import { type FailureCause, failureCauses } from '#core/metrics/failure-cause.ts';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { seededRandom, shuffled } from '#core/random.ts';
import type { Instance } from '#core/task/instance.ts';
import type { EvalReport } from '#eval/report.ts';
import { table } from './figure-tables.ts';

/** The row of docs/figures.json that the document is made of: its passages are our own. */
export const shownRow = 'ramp-exercises';
const shownPolicy = 'bundled';
const drawn = 50;
const seed = 7;
/** Characters to either side of the blank. */
const around = 90;

type WrongFill = {
  readonly id: string;
  readonly mask: number;
  readonly cause: FailureCause;
  readonly fill: string | null;
  readonly gold: string;
};

const meaning: Readonly<Record<FailureCause, string>> = {
  'run-failed': 'the run broke off',
  unanswered: 'the run ended without a fill for it',
  'out-of-reach':
    'nothing that it was shown tells, and the query of the oracle would not have either',
  'not-found': 'nothing that it was shown tells, though a better query shows it',
  declined: 'it was shown, and the policy said that it does not know',
  'other-sentence': 'it was shown, and the policy quoted another sentence',
  'other-words': 'the policy quoted a sentence that tells, and took other words of it',
};

/** Null when the reports are not of the trained policy. Draws the same fills for the same outcomes. */
export function failuresDocument(
  reports: readonly EvalReport[],
  instances: ReadonlyMap<string, Instance>,
): string | null {
  const report = reports.find(({ policy }) => policy === shownPolicy);
  if (!report) return null;
  const all = report.outcomes.flatMap(wrongFills);
  const sample = shuffled(all, seededRandom(seed)).slice(0, drawn);
  const masks = report.outcomes.reduce((sum, { blanks }) => sum + blanks.length, 0);
  const told = failureCauses.filter((cause) => all.some((each) => each.cause === cause));
  const counts = told.map((cause) => {
    const count = all.filter((each) => each.cause === cause).length;
    return [cause, meaning[cause], String(count), percent(count / all.length)];
  });
  const sections = told.flatMap((cause) => {
    const own = sample.filter((each) => each.cause === cause);
    if (own.length === 0) return [];
    const lines = own.map(({ id, mask, fill, gold }) => [
      ...[`${id}, ${mask}`, blankIn(instances.get(id), mask)],
      ...[gold, fill ?? '(does not know)'],
    ]);
    const head = ['passage, blank', 'the blank', 'was', 'filled'];
    return [`## ${cause}: ${own.length} of ${sample.length}`, table(head, lines)];
  });
  return `${[
    '# Wrong fills of the trained policy',
    `Of the ${masks} masks of the ${report.n} written passages the policy that ships (weights ${report.weights}, seed ${report.seed}) fills ${all.length} wrongly.
The cause is the first thing that was missing on the way, told by the run's events. Below the table stand ${sample.length} of them, drawn by
chance (seed ${seed}), not chosen. \`npm run reproduce -- --only ${shownRow} --write\` makes this page again.`,
    table(['cause', 'what happened', 'fills', 'share'], counts),
    ...sections,
  ].join('\n\n')}\n`;
}

function wrongFills({ id, blanks }: RunOutcome): WrongFill[] {
  return blanks.flatMap(({ cause, fill, gold }, at) =>
    cause === null ? [] : [{ id, mask: at + 1, cause, fill, gold }],
  );
}

/** The words around a blank, cut at words. */
function blankIn(instance: Instance | undefined, mask: number): string {
  const span = instance?.spans[mask - 1];
  if (!instance || !span) return '';
  const { text } = instance;
  const from = Math.max(0, span.start - around);
  const before = text.slice(from, span.start);
  const after = text.slice(span.end, span.end + around);
  const begin = from === 0 ? before : `… ${before.slice(before.indexOf(' ') + 1)}`;
  const isEnd = span.end + around >= text.length;
  const end = isEnd ? after : `${after.slice(0, after.lastIndexOf(' '))} …`;
  return `${begin}**[blank]**${end}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
