/** One evaluation from the command line: items, policies, progress, outcomes kept as they come, reports. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { Language } from '#core/text/language.ts';
import { passagesHolding } from '#corpus/passages-holding.ts';
import { type EvalItem, evaluate } from '#eval/evaluate.ts';
import { comparedWith, type EvalReport, reportOf } from '#eval/report.ts';
import { NothingToWithhold, type Withhold, withheldFrom } from '#eval/withhold.ts';
import { type CorpusSearch, environmentOf } from '#search/corpus-search.ts';
import { ownPassages, passagesEnvironment } from '#search/passages-environment.ts';
import { bundledFingerprint, bundledIds, weightsOf } from './bundled-stages.ts';
import { badArgument, CommandError } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { evaluationProgress } from './evaluation-progress.ts';
import { inShard, type Shard } from './numbers.ts';
import { type PolicyOptions, policyNamed } from './policies.ts';
import { printReport } from './print-report.ts';
import { suiteIds, suiteItems } from './suite.ts';
import { type UnfinishedEvaluation, unfinishedEvaluation } from './unfinished-evaluation.ts';
import { writeWhole } from './write-folder.ts';

export type EvalOptions = PolicyOptions & {
  readonly suite?: string;
  readonly policy: readonly string[];
  readonly baselines?: true;
  readonly stages?: true;
  readonly corpus?: string;
  readonly language: Language;
  readonly withhold?: Withhold;
  readonly hits: number;
  readonly masks: readonly number[];
  readonly n: number;
  readonly seed: number;
  readonly shard?: Shard;
  readonly json?: string;
  readonly resume?: true;
  readonly runs?: string;
};

/** A policy whose first runs all fail is broken, and its zeros would say nothing. */
const failuresToStop = 3;

export async function runEvaluation(options: EvalOptions): Promise<void> {
  const { suite, hits, seed } = options;
  if (suite === undefined)
    throw badArgument(`Say what to measure on: --suite ${suiteIds.join(', ')}.`);
  for (const file of [options.json, options.runs]) {
    if (file !== undefined && !existsSync(dirname(resolve(file))))
      throw badArgument(`There is no folder for ${file}: make it first.`);
  }
  const policies = await Promise.all(
    (await policyIds(options)).map((id) => policyNamed(id, { ...options, runnersUp: 0 })),
  );
  const corpus = await openCorpusFolder(options.corpus, options.language);
  const items = await chosenItems(suite, corpus, options);
  const withhold = options.withhold ?? (suite === 'ramp-withheld' ? 'document' : 'none');
  const withheld = withheldIn(corpus, items, withhold);
  const described = { suite, corpusId: corpusIdOf(items, corpus), withhold, hits, seed };
  const weights = await bundledFingerprint(options.policyFolder);
  const kept = await unfinishedEvaluation(options, { ...described, policies, items, weights });

  const outcomes = new Map(policies.map(({ id }) => [id, new Map<string, RunOutcome>()]));
  for (const { policy, outcome } of kept.records) outcomes.get(policy)?.set(outcome.id, outcome);
  const stopped = await play(outcomes, items, policies, kept, {
    environmentFor: (item: EvalItem) =>
      item.kind === 'question' && item.passages
        ? passagesEnvironment(item.passages)
        : environmentOf(corpus),
    settings: { ...defaultSettings, hits },
    withheld: (item: EvalItem) => withheld.get(item.id) ?? [],
    seed,
  });

  const part = options.shard && { part: options.shard };
  const reports = await Promise.all(
    policies.map(async ({ id }) => {
      const own = await weightsOf(id, options.policyFolder);
      const used = own === undefined ? {} : { weights: own };
      const found = items.flatMap((item) => outcomes.get(id)?.get(item.id) ?? []);
      return reportOf(found, { ...described, policy: id, ...used, ...part });
    }),
  );
  const compared = reports.map((report, at) =>
    at === 0 ? comparedWith(report, reports.slice(1)) : report,
  );
  for (const report of compared) printReport(report);
  if (stopped) throw new CommandError(kept.howToGoOn);
  if (options.json !== undefined) await writeReports(options.json, compared);
  await kept.finish();
}

/** One report as an object, several as a list. */
export async function writeReports(file: string, reports: readonly EvalReport[]): Promise<void> {
  await writeWhole(
    file,
    `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 1)}\n`,
  );
}

async function policyIds({
  policy,
  baselines,
  stages,
  policyFolder,
}: EvalOptions): Promise<string[]> {
  const [first = 'baseline'] = policy;
  const beside = baselines ? [`rag:${first}`, `closed-book:${first}`, 'baseline'] : [];
  return [...new Set([...policy, ...beside, ...(stages ? await bundledIds(policyFolder) : [])])];
}

async function chosenItems(
  suite: string,
  corpus: CorpusSearch,
  options: EvalOptions,
): Promise<EvalItem[]> {
  const all = await suiteItems(suite, corpus, options);
  const items = options.shard ? inShard(all, options.shard) : all;
  // A part of a small suite may be empty: it is one of the parts all the same.
  if (all.length === 0) throw badArgument(`The suite ${suite} has no item for these options.`);
  const ids = new Set(items.map(({ id }) => id));
  if (ids.size < items.length)
    throw badArgument(
      `In ${suite} two items have the same id: give each its own, or leave all out.`,
    );
  return items;
}

/** What is hidden from each item, known before anything is played. */
function withheldIn(
  corpus: CorpusSearch,
  items: readonly EvalItem[],
  withhold: Withhold,
): Map<string, readonly string[]> {
  const sources = items.flatMap((item) =>
    item.kind === 'ramp' && item.source ? [item.source] : [],
  );
  const isThere = ({ documentId }: { readonly documentId: string }) =>
    corpus.read(documentId)?.id === documentId;
  if (withhold !== 'none' && sources.length > 0 && !sources.some(isThere)) {
    throw badArgument(
      `None of the source documents to withhold is in the corpus ${corpus.manifest.id}: give the corpus of these instances to --corpus.`,
    );
  }
  const holding = (documentId: string, text: string) => {
    const document = corpus.read(documentId);
    return document ? passagesHolding(document, text) : [];
  };
  try {
    return new Map(items.map((item) => [item.id, withheldFrom(item, withhold, holding)]));
  } catch (error) {
    if (error instanceof NothingToWithhold) throw badArgument(error.message);
    throw error;
  }
}

function corpusIdOf(items: readonly EvalItem[], corpus: CorpusSearch): string {
  const bringTheirs =
    items.length > 0 && items.every((item) => item.kind === 'question' && item.passages);
  return bringTheirs ? ownPassages : corpus.manifest.id;
}

type Play = Pick<
  Parameters<typeof evaluate>[0],
  'environmentFor' | 'settings' | 'withheld' | 'seed'
>;

/** Plays what is left and keeps every outcome; true when Ctrl+C stopped it. */
async function play(
  outcomes: ReadonlyMap<string, Map<string, RunOutcome>>,
  items: readonly EvalItem[],
  policies: readonly Policy[],
  kept: UnfinishedEvaluation,
  how: Play,
): Promise<boolean> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  // The second Ctrl+C ends the process at once.
  process.once('SIGINT', stop);
  const progress = evaluationProgress(items.length * policies.length, kept.records.length);
  const request = {
    ...{ ...how, items, policies, clock: () => performance.now(), signal: controller.signal },
    isDone: (policy: string, item: string) => outcomes.get(policy)?.has(item) ?? false,
  };
  const failed = new Map<string, number>();
  try {
    for await (const { policyId, outcome, events } of evaluate(request)) {
      const own = outcomes.get(policyId);
      kept.keep({ policy: policyId, outcome }, events);
      own?.set(outcome.id, outcome);
      progress.step();
      if (outcome.ended === 'failed') failed.set(policyId, (failed.get(policyId) ?? 0) + 1);
      if (own?.size === failuresToStop && failed.get(policyId) === failuresToStop) {
        throw new CommandError(
          `The policy ${policyId} failed on its first ${failuresToStop} items: ${outcome.message}`,
        );
      }
    }
  } finally {
    progress.end();
    process.removeListener('SIGINT', stop);
  }
  return controller.signal.aborted;
}
