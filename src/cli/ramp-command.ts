/** `ramp make`: RAMP instances from a corpus, as JSON lines. */
import { type Command, Option } from 'commander';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import type { Language } from '#core/text/language.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { loadTagger } from './load-tagger.ts';
import { inShard, maskCounts, type Shard, shard, wholeNumber } from './numbers.ts';

type RampOptions = {
  readonly corpus?: string;
  readonly language: Language;
  readonly n: number;
  readonly masks: readonly number[];
  readonly seed: number;
  readonly shard?: Shard;
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
    .option('--shard <i/n>', 'only this part of the same instances', shard)
    .action(async (options: RampOptions) => {
      const corpus = await openCorpusFolder(options.corpus, options.language);
      const passages = maskablePassages(corpus.documents, corpus.manifest.language);
      const instances = [...sampleInstances(passages, options, await loadTagger())];
      const own = options.shard ? inShard(instances, options.shard) : instances;
      for (const instance of own) process.stdout.write(`${JSON.stringify(instance)}\n`);
      if (instances.length < options.n) {
        process.stderr.write(
          `The corpus gave ${instances.length} instances, not ${options.n}: ask for fewer or for fewer masks.\n`,
        );
      }
    });
}
