/** `fill` and `ask`: one run of a policy over one task. */
import type { Command } from 'commander';
import { defaultSettings } from '#core/rollout/event.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { type Language, languageOf } from '#core/text/language.ts';
import { type CorpusSearch, environmentOf } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { wholeNumber } from './numbers.ts';
import { type PolicyOptions, policyNamed, withPolicyOptions } from './policies.ts';
import { printRun } from './print-run.ts';
import { itemsOf } from './suite.ts';
import { taskFromText } from './task-from-text.ts';

type RunOptions = PolicyOptions & {
  readonly policy: string;
  readonly corpus?: string;
  readonly hits: number;
  readonly withhold: readonly string[];
  readonly seed: number;
  readonly json?: true;
  readonly masks?: number;
  readonly title?: string;
  readonly instances?: string;
};

export function addFill(program: Command): void {
  withRunOptions(program.command('fill'))
    .description('fill the masked spans of a passage by searching')
    .argument('[text]', 'a passage with [mask] where something is missing')
    .option(
      '--masks <n>',
      'mask a plain text first, with this many spans',
      wholeNumber('--masks', 1, 8),
    )
    .option('--title <title>', 'what the passage is about, if it does not say so')
    .option('--instances <file>', 'fill the instances of "ramp make" instead of a text')
    .addHelpText(
      'after',
      '\nExample:\n  masksearch fill "Marie Curie was born in [mask] in [mask]."',
    )
    .action(async (text: string | undefined, options: RunOptions) =>
      run(await tasks(text, options), options),
    );
}

async function tasks(text: string | undefined, options: RunOptions): Promise<readonly Task[]> {
  if (options.instances === undefined && text !== undefined) {
    return [await taskFromText(text, { ...options, title: options.title ?? '' })];
  }
  if (options.instances === undefined || text !== undefined) {
    throw badArgument('Give either a passage with [mask], or --instances FILE.');
  }
  return (await itemsOf(options.instances)).map(poseTask);
}

export function addAsk(program: Command): void {
  withRunOptions(program.command('ask'))
    .description('answer a question by searching')
    .argument('<question>', 'a question, of one hop or several')
    .action((question: string, options: RunOptions) => {
      const trimmed = question.trim();
      if (trimmed === '') throw badArgument('The question is empty: write what you want to know.');
      const view = { kind: 'question', question: trimmed } as const;
      return run([{ id: 'typed', view, language: languageOf(trimmed) }], options);
    });
}

function withRunOptions(command: Command): Command {
  return withPolicyOptions(command)
    .option(
      '--policy <id>',
      'baseline, bundled, endpoint:MODEL, multi-agent:P (MODEL or baseline), closed-book:P or rag:P',
      'baseline',
    )
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .option(
      '--hits <k>',
      'hits shown for each search',
      wholeNumber('--hits', 1, 5),
      defaultSettings.hits,
    )
    .option('--withhold <ids...>', 'documents or passages that must not be found', [])
    .option('--seed <n>', 'for everything random', wholeNumber('--seed', 0), 1)
    .option('--json', 'print one run event per line');
}

async function run(all: readonly Task[], options: RunOptions): Promise<void> {
  const policy = await policyNamed(options.policy, options);
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  const settings = { ...defaultSettings, hits: options.hits, withhold: options.withhold };
  for (const task of all) {
    const corpus = await openOnce(options.corpus, task.language);
    const events = rollout(task, policy, environmentOf(corpus), settings, {
      runId: `${policy.id}/${task.id}/${options.seed}`,
      seed: options.seed,
      clock: () => performance.now(),
      signal: controller.signal,
    });
    await printRun(events, { json: options.json ?? false });
    if (controller.signal.aborted) return;
  }
}

const opened = new Map<string, Promise<CorpusSearch>>();

function openOnce(folder: string | undefined, language: Language): Promise<CorpusSearch> {
  const key = folder ?? language;
  const corpus = opened.get(key) ?? openCorpusFolder(folder, language);
  opened.set(key, corpus);
  return corpus;
}
