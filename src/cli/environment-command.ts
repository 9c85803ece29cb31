/** `environment`: the task over stdio, one JSON line in, one out, for training in another language. */
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import type { Language } from '#core/text/language.ts';
import { type EnvironmentRequest, trainingEnvironment } from '#eval/training-environment.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { openCorpusFolder } from './corpus-folder.ts';

export function addEnvironment(program: Command): void {
  program
    .command('environment')
    .description(
      'the task over stdio for training: {reset}, {step}, {score}; one JSON object per line',
    )
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .addOption(
      new Option('--language <code>', 'which bundled corpus').choices(['en', 'zh']).default('en'),
    )
    .action(async (options: { corpus?: string; language: Language }) => {
      const corpus = await openCorpusFolder(options.corpus, options.language);
      const environment = trainingEnvironment(environmentOf(corpus));
      for await (const line of createInterface({ input: process.stdin })) {
        if (line.trim() === '') continue;
        process.stdout.write(`${JSON.stringify(await respond(line, environment))}\n`);
      }
    });
}

async function respond(line: string, environment: ReturnType<typeof trainingEnvironment>) {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return { error: { message: 'This line is not JSON.' } };
  }
  return environment(request as EnvironmentRequest);
}
