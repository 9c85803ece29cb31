/** `eval`: metrics of a policy on a suite, with 95 % bootstrap intervals. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { RunOutcome } from '#core/metrics/run-outcome.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Language } from '#core/text/language.ts';
import { evaluate, type Withhold } from '#eval/evaluate.ts';
import { type EvalReport, reportOf } from '#eval/report.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { inShard, maskCounts, type Shard, shard, wholeNumber } from './numbers.ts';
import { type PolicyOptions, policyNamed, withPolicyOptions } from './policies.ts';
import { suiteIds, suiteItems } from './suite.ts';
import { writeWhole } from './write-folder.ts';

type EvalOptions = PolicyOptions & {
  readonly policy: string;
  readonly suite: string;
  readonly corpus?: string;
  readonly language: Language;
  readonly withhold?: Withhold;
  readonly hits: number;
  readonly masks: readonly number[];
  readonly n: number;
  readonly seed: number;
  readonly json?: string;
  readonly baselines?: true;
  readonly shard?: Shard;
};

export function addEval(program: Command): void {
  withPolicyOptions(program.command('eval'))
    .description('metrics of a policy on a suite, with 95 % intervals')
    .requiredOption('--suite <id>', suiteIds.join(', '))
    .option('--policy <id>', 'the policy to measure', 'baseline')
    .option('--baselines', 'measure closed-book:P and rag:P beside it')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .addOption(
      new Option(
        '--withhold <what>',
        "hide each instance's own document (default for ramp-withheld)",
      ).choices(['none', 'document']),
    )
    .option(
      '--hits <k>',
      'hits shown for each search',
      wholeNumber('--hits', 1, 5),
      defaultSettings.hits,
    )
    .option('--masks <range>', 'only instances with so many masks', maskCounts, [1, 2, 3, 4])
    .option('--n <count>', 'items at the most', wholeNumber('--n', 1), 500)
    .option('--seed <n>', 'for the choice of instances', wholeNumber('--seed', 0), 1)
    .option('--shard <i/n>', 'only this part of the items', shard)
    .option('--json <file>', 'write the whole report here')
    .action(runEval);
}

async function runEval(options: EvalOptions): Promise<void> {
  if (options.json && !existsSync(dirname(resolve(options.json)))) {
    throw badArgument(`There is no folder for ${options.json}: make it first.`);
  }
  const ids = options.baselines
    ? [options.policy, `rag:${options.policy}`, `closed-book:${options.policy}`]
    : [options.policy];
  const policies = await Promise.all(ids.map((id) => policyNamed(id, options)));
  const corpus = await openCorpusFolder(options.corpus, options.language);
  const withhold = options.withhold ?? (options.suite === 'ramp-withheld' ? 'document' : 'none');
  const all = await suiteItems(options.suite, corpus, options);
  const items = options.shard ? inShard(all, options.shard) : all;
  if (items.length === 0)
    throw badArgument(`The suite ${options.suite} has no item for these options.`);
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());

  const reports: EvalReport[] = [];
  for (const policy of policies) {
    const outcomes: RunOutcome[] = [];
    const request = {
      ...{ items, policy, withhold, environment: environmentOf(corpus) },
      settings: { ...defaultSettings, hits: options.hits },
      ...{ seed: options.seed, clock: () => performance.now(), signal: controller.signal },
    };
    for await (const { outcome } of evaluate(request)) {
      outcomes.push(outcome);
      progress(policy.id, outcomes.length, items.length);
    }
    const { suite, hits, seed } = options;
    const description = {
      suite,
      policy: policy.id,
      corpusId: corpus.manifest.id,
      withhold,
      hits,
      seed,
    };
    const report = reportOf(outcomes, description);
    reports.push(report);
    print(report);
    if (controller.signal.aborted) break;
  }
  if (options.json) {
    const report = reports.length === 1 ? reports[0] : reports;
    await writeWhole(options.json, `${JSON.stringify(report, null, 2)}\n`);
  }
}

function progress(policy: string, done: number, total: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${policy}  ${done} of ${total}${done === total ? '\r\x1b[K' : ''}`);
}

function print({ policy, suite, n, metrics, ci95, byMasks }: EvalReport): void {
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out(`${policy} on ${suite}, n = ${n}`);
  for (const [name, value] of Object.entries(metrics)) {
    const interval = ci95[name as keyof typeof ci95];
    const range = interval ? `  [${interval.map((bound) => bound.toFixed(3)).join(', ')}]` : '';
    out(`  ${name.padEnd(24)}${value === null ? '-' : value.toFixed(3)}${range}`);
  }
  const rows = Object.entries(byMasks).map(
    ([masks, own]) => `${masks}: ${own.metrics.exactMatch.toFixed(3)}`,
  );
  out(`  exactMatch by masks     ${rows.join('   ')}`);
}
