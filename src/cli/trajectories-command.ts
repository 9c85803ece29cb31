/** `trajectories make` and `evolve`: training trajectories from RAMP instances of a corpus, as JSON lines. */
import { type Command, Option } from 'commander';
import { agentPrompts } from '#core/agents/team/agent-prompts.ts';
import { type TrainingInstance, trainingInstances } from '#core/agents/training-instances.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Language } from '#core/text/language.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { endpointFor } from './endpoint.ts';
import { addEvolve } from './evolve-command.ts';
import { loadTagger } from './load-tagger.ts';
import { isInShard, maskCounts, type Shard, shard, wholeNumber } from './numbers.ts';
import { promptsIn } from './prompts-file.ts';

export type TrajectoryOptions = {
  readonly oracle?: true;
  readonly corpus?: string;
  readonly language: Language;
  readonly n: number;
  readonly masks: readonly number[];
  readonly withheld: number;
  readonly evidence: number;
  readonly untitled: number;
  readonly condensed: number;
  readonly fiveHits: number;
  readonly seed: number;
  readonly instances?: string;
  readonly questions?: string;
  readonly format: 'chatml' | 'segments';
  readonly shard?: Shard;
  readonly endpoint?: string;
  readonly model?: string;
  readonly prompts?: string;
  readonly out?: string;
  readonly concurrency: number;
  readonly retries: number;
  readonly keep: 'correct' | 'all';
  readonly priceRead: number;
  readonly priceWritten: number;
};

export function addTrajectories(program: Command): void {
  const percent = (name: string) => wholeNumber(name, 0, 100);
  const trajectories = program.command('trajectories').description('training data');
  addEvolve(trajectories);
  trajectories
    .command('prompts')
    .description('print what the agents are told, as the JSON that --prompts takes')
    .action(() => {
      const all = { en: agentPrompts('en'), zh: agentPrompts('zh') };
      process.stdout.write(`${JSON.stringify(all, null, 2)}\n`);
    });
  trajectories
    .command('make')
    .description('roll out the oracle, or a team of agents over a chat model, over RAMP instances')
    .option(
      '--endpoint <url>',
      'planner, rewriter, observer and judge over this OpenAI-compatible server',
    )
    .option('--model <name>', 'the model of the server')
    .option('--prompts <file>', 'prompts in place of ours, as JSON by language and agent')
    .option('--out <file>', 'where the trajectories of --endpoint go; a killed job goes on there')
    .option('--concurrency <n>', 'instances at a time', wholeNumber('--concurrency', 1, 256), 4)
    .option(
      '--retries <n>',
      'more attempts at a failed instance',
      wholeNumber('--retries', 0, 20),
      2,
    )
    .addOption(
      new Option('--keep <which>', 'which of the judged runs are kept')
        .choices(['correct', 'all'])
        .default('correct'),
    )
    .option('--price-read <n>', 'price of a million tokens read', price('--price-read'), 0)
    .option('--price-written <n>', 'price of a million tokens written', price('--price-written'), 0)
    .option('--oracle', 'planner, rewriter and observer as rules that know the gold')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .option('--n <count>', 'instances to try', wholeNumber('--n', 1), 100)
    .option('--masks <range>', 'masks per passage', maskCounts, [1, 2, 3, 4])
    .option(
      '--withheld <percent>',
      'instances whose own document is hidden',
      percent('--withheld'),
      70,
    )
    .option(
      '--evidence <percent>',
      'withheld instances without any evidence that are kept',
      percent('--evidence'),
      15,
    )
    .option('--untitled <percent>', 'instances whose title is not told', percent('--untitled'), 30)
    .option(
      '--condensed <percent>',
      'instances told in fewer words than their source',
      percent('--condensed'),
      30,
    )
    .option(
      '--five-hits <percent>',
      'instances for which a search shows five hits instead of three',
      percent('--five-hits'),
      20,
    )
    .addOption(
      new Option(
        '--instances <file>',
        "JSON lines of masked passages instead of the corpus's own",
      ).conflicts('questions'),
    )
    .option('--questions <file>', 'JSON lines of questions to answer instead of passages to fill')
    .option('--seed <n>', 'for everything random', wholeNumber('--seed', 0), 1)
    .addOption(
      new Option('--format <name>', 'chatml: messages; segments: what the policy wrote kept apart')
        .choices(['chatml', 'segments'])
        .default('chatml'),
    )
    .option('--shard <i/n>', 'only this part of the instances', shard)
    .action(makeTrajectories);
}

async function makeTrajectories(options: TrajectoryOptions): Promise<void> {
  if (options.endpoint !== undefined) return makeByTeam(options);
  if (!options.oracle) {
    throw badArgument('Say who makes the trajectories: --oracle, or --endpoint URL --model NAME.');
  }
  const { makeOracleTrajectories } = await import('./oracle-trajectories.ts');
  await makeOracleTrajectories(options);
}

async function makeByTeam(options: TrajectoryOptions): Promise<void> {
  const { endpoint, model, out } = options;
  if (model === undefined) throw badArgument('Which model of the server? Give --model NAME.');
  if (out === undefined) throw badArgument('Where do the trajectories go? Give --out FILE.');
  const [{ endpointModel }, { makeTeamTrajectories }] = await Promise.all([
    import('#policies/endpoint/endpoint-model.ts'),
    import('./team-trajectories.ts'),
  ]);
  const corpus = await openCorpusFolder(options.corpus, options.language);
  const environment = environmentOf(corpus);
  const passages = maskablePassages(corpus.documents, corpus.manifest.language);
  const own = passages.filter((_, at) => !options.shard || isInShard(at, options.shard));
  const posed: TrainingInstance[] = [];
  for await (const one of trainingInstances(own, options, await loadTagger(), environment)) {
    posed.push(one);
  }
  const withheld = new Map(posed.map(({ instance, withhold }) => [instance.id, withhold]));
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  await makeTeamTrajectories({
    instances: posed.map(({ instance }) => instance),
    model: endpointModel(endpointFor(model, endpoint)),
    prompts: await promptsIn(options.prompts),
    environment,
    hits: defaultSettings.hits,
    withhold: ({ id }) => withheld.get(id) ?? [],
    out,
    ...{ concurrency: options.concurrency, retries: options.retries, keep: options.keep },
    prices: { read: options.priceRead, written: options.priceWritten },
    ...{ seed: options.seed, signal: controller.signal },
    say: (line) => process.stderr.write(`${line}\n`),
  });
}

function price(name: string) {
  return (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
    throw badArgument(`${name} takes a number that is 0 or more, not "${value}".`);
  };
}
