/** `trajectories evolve`: one round of self-evolution; its file is what SFT takes. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import { seededRandom } from '#core/random.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { Language } from '#core/text/language.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { sampling } from '#lab/policy/chooser.ts';
import { labPolicy } from '#lab/policy/lab-policy.ts';
import { rarityIn } from '#lab/rarity.ts';
import { weightsOfPolicyId } from '#lab/shareable-weights.ts';
import { type CorpusSearch, environmentOf } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { endpointFor } from './endpoint.ts';
import { type EvolvedLine, evolve } from './evolve-trajectories.ts';
import { loadTagger } from './load-tagger.ts';
import { freshMeter, metered } from './metered-model.ts';
import { inShard, maskCounts, type Shard, shard, wholeNumber } from './numbers.ts';
import { type PolicyOptions, policyNamed, withPolicyOptions } from './policies.ts';
import { promptsIn } from './prompts-file.ts';
import { writeWhole } from './write-folder.ts';

type EvolveOptions = PolicyOptions & {
  readonly policy: string;
  readonly out: string;
  readonly previous?: string;
  readonly corpus?: string;
  readonly language: Language;
  readonly n: number;
  readonly masks: readonly number[];
  readonly samples: number;
  readonly temperature: number;
  readonly concurrency: number;
  readonly seed: number;
  readonly shard?: Shard;
};

export function addEvolve(trajectories: Command): void {
  withPolicyOptions(trajectories.command('evolve'))
    .description('sample a policy k times per instance, keep the shortest right run, merge rounds')
    .requiredOption('--policy <id>', 'the policy to sample')
    .requiredOption('--out <file>', 'trajectories of this round, merged with the last')
    .option('--previous <file>', 'trajectories of the last round')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .option('--n <count>', 'instances', wholeNumber('--n', 1), 100)
    .option('--masks <range>', 'masks per passage', maskCounts, [1, 2, 3, 4])
    .option('--samples <k>', 'runs of each instance', wholeNumber('--samples', 1, 64), 4)
    .option(
      '--temperature <n>',
      'of chat models and of bundled, in percent',
      wholeNumber('--temperature', 0, 200),
      80,
    )
    .option('--concurrency <n>', 'instances at a time', wholeNumber('--concurrency', 1, 256), 4)
    .option('--seed <n>', 'for everything random', wholeNumber('--seed', 0), 1)
    .option('--shard <i/n>', 'only this part of the instances', shard)
    .action(runEvolve);
}

async function runEvolve(options: EvolveOptions): Promise<void> {
  const corpus = await openCorpusFolder(options.corpus, options.language);
  const passages = maskablePassages(corpus.documents, corpus.manifest.language);
  const all = [...sampleInstances(passages, options, await loadTagger())];
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  const evolved = await evolve({
    instances: options.shard ? inShard(all, options.shard) : all,
    sample: samplerOf(options, corpus),
    samples: options.samples,
    previous: await previousLines(options.previous),
    environment: environmentOf(corpus),
    hits: defaultSettings.hits,
    withhold: () => [],
    // One model of the terminal can't be in two places of a text: its runs follow one another.
    concurrency: isBundled(options.policy) ? 1 : options.concurrency,
    ...{ seed: options.seed, signal: controller.signal },
    say: (line) => process.stderr.isTTY && process.stderr.write(`\r${line}`),
  });
  if (controller.signal.aborted) return;
  await writeWhole(options.out, evolved.lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { lines, ...figures } = evolved;
  process.stdout.write(`${JSON.stringify({ trajectories: lines.length, ...figures })}\n`);
}

/** How a policy varies from sample to sample: by the chances of its decisions or tokens; rules do not. */
function samplerOf(
  options: EvolveOptions,
  corpus: CorpusSearch,
): (index: number) => Promise<Policy> {
  const { policy: id, endpoint, seed, prompts } = options;
  const temperature = options.temperature / 100;
  const weights = weightsOfPolicyId(id);
  if (weights) {
    const rarity = rarityIn(corpus.documents);
    return async (index) =>
      labPolicy(
        id,
        sampling(weights, seededRandom(seed * 1009 + index), () => {}),
        rarity,
      );
  }
  const [family = '', ...rest] = id.split(':');
  const model = rest.join(':').replace(/^endpoint:/u, '');
  if ((family !== 'endpoint' && family !== 'multi-agent') || model === 'baseline') {
    return (index) => {
      const sampling = { temperature, random: seededRandom(seed * 1009 + index) };
      return policyNamed(id, { ...options, runnersUp: 0, sampling });
    };
  }
  return async (index) => {
    const [{ endpointModel }, { chatPolicy }, { chatTeam }] = await Promise.all([
      import('#policies/endpoint/endpoint-model.ts'),
      import('#policies/chat/chat-policy.ts'),
      import('#core/agents/team/chat-team.ts'),
    ]);
    const varied = { temperature, seed: seed + index };
    const server = metered(endpointModel(endpointFor(model, endpoint)), freshMeter(), varied);
    if (family === 'endpoint') return chatPolicy(id, server);
    // Right is what matches exactly: nobody has to judge.
    const { judge: _, ...team } = chatTeam(id, server, await promptsIn(prompts));
    return team;
  };
}

function isBundled(id: string): boolean {
  return /(?:^|:)bundled(?:@|$)/u.test(id);
}

async function previousLines(file: string | undefined): Promise<EvolvedLine[]> {
  if (file === undefined) return [];
  if (!existsSync(file)) throw badArgument(`There is no file ${file}: leave --previous out.`);
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line, index) => {
    try {
      const value: EvolvedLine = JSON.parse(line);
      if (typeof value.id === 'string' && Array.isArray(value.messages)) return value;
    } catch {
      // Told below.
    }
    throw badArgument(`${file}, line ${index + 1} is no trajectory: give a file of this command.`);
  });
}
