/** `ramp make`: RAMP instances from a corpus, as JSON lines. */
import { type Command, Option } from 'commander';
import { sampleBySurprise } from '#core/ramp/sample-by-surprise.ts';
import { type MaskablePassage, sampleInstances } from '#core/ramp/sample-instances.ts';
import type { Language } from '#core/text/language.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { loadTagger } from './load-tagger.ts';
import { isInShard, maskCounts, type Shard, shard, wholeNumber } from './numbers.ts';

type RampOptions = {
  readonly corpus?: string;
  readonly language: Language;
  readonly n: number;
  readonly masks: readonly number[];
  readonly seed: number;
  readonly shard?: Shard;
  readonly by: 'salience' | 'perplexity';
  readonly policy: string;
  readonly policyFolder?: string;
  readonly threads?: number;
};

export function addRamp(program: Command): void {
  program
    .command('ramp')
    .description('Retrieval-Augmented Mask Prediction instances')
    .command('make')
    .description('mask salient spans of a corpus: one instance per line')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .option('--n <count>', 'instances', wholeNumber('--n', 1), 100)
    .option('--masks <range>', 'masks per passage, such as 2 or 1-4', maskCounts, [1, 2, 3, 4])
    .option('--seed <n>', 'for the choice of passages and spans', wholeNumber('--seed', 0), 1)
    .addOption(
      new Option(
        '--by <how>',
        'spans drawn by chance and length, or those that surprise a model most',
      )
        .choices(['salience', 'perplexity'])
        .default('salience'),
    )
    .option(
      '--policy <id>',
      'whose model reads for --by perplexity: bundled or bundled@STAGE',
      'bundled',
    )
    .option('--policy-folder <folder>', 'weights of "bundled" (default: the ones that ship)')
    .option(
      '--threads <n>',
      'threads of the model (default: up to 4)',
      wholeNumber('--threads', 1, 64),
    )
    .option('--shard <i/n>', 'only this part of the same instances', shard)
    .action(async (options: RampOptions) => {
      const corpus = await openCorpusFolder(options.corpus, options.language);
      const passages = maskablePassages(corpus.documents, corpus.manifest.language);
      const made = await instancesOf(passages, options);
      if (made < options.n) {
        process.stderr.write(
          `The corpus gave ${made} instances, not ${options.n}: ask for fewer or for fewer masks.\n`,
        );
      }
    });
}

/** Writes those of the asked part as they come; how many there are in all. */
async function instancesOf(
  passages: readonly MaskablePassage[],
  options: RampOptions,
): Promise<number> {
  const tagger = await loadTagger();
  const instances =
    options.by === 'salience'
      ? sampleInstances(passages, options, tagger)
      : sampleBySurprise(passages, options, tagger, await readerOf(options));
  let made = 0;
  for await (const instance of instances) {
    const isOwn = !options.shard || isInShard(made, options.shard);
    if (isOwn) process.stdout.write(`${JSON.stringify(instance)}\n`);
    made += 1;
  }
  return made;
}

async function readerOf({ policy, ...options }: RampOptions) {
  if (!/^bundled(?:@|$)/u.test(policy)) {
    throw badArgument(
      `--by perplexity needs a model whose probabilities can be read: bundled or bundled@STAGE, not "${policy}".`,
    );
  }
  const { openBundledReader } = await import('./bundled-policy.ts');
  return openBundledReader(policy, options);
}
