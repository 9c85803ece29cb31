/** `corpus build` makes a corpus folder; `corpus check` checks the written encyclopedia. */
import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Language } from '#core/text/language.ts';
import { buildFromSource } from './bundled-corpus.ts';
import { CommandError } from './command-error.ts';
import { checkEncyclopedia, countEncyclopedia, readEncyclopedia } from './corpus-check.ts';
import { projectRoot } from './corpus-folder.ts';
import { isDump } from './dump-stream.ts';
import { refuseOtherFiles, reportBuilt } from './report-built.ts';
import { addWikipedia } from './wikipedia-command.ts';

type BuildOptions = {
  readonly out: string;
  readonly language: Language;
  readonly id?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly source?: string;
};

const bundledSources = join(projectRoot, 'corpus');
const wikipediaLicence = 'CC BY-SA 4.0';

export function addCorpus(program: Command): void {
  const corpus = program.command('corpus').description('make and check corpora');
  addWikipedia(corpus);
  corpus
    .command('check')
    .description('count and check the written encyclopedia, its exercises and its questions')
    .argument(
      '[folder]',
      'a folder with documents/, exercises.jsonl, questions.jsonl',
      bundledSources,
    )
    .action(async (folder: string) => {
      const encyclopedia = await readEncyclopedia(folder);
      for (const line of countEncyclopedia(encyclopedia)) process.stdout.write(`${line}\n`);
      const findings = checkEncyclopedia(encyclopedia);
      for (const { check, where, problem } of findings) {
        process.stderr.write(`${check}: ${where}: ${problem}\n`);
      }
      if (findings.length > 0)
        throw new CommandError(`${findings.length} findings: mend them above.`);
      process.stdout.write('No finding.\n');
    });
  corpus
    .command('build')
    .description(
      'build a corpus folder from a MediaWiki dump (.xml, .xml.gz, .xml.bz2), a JSONL of {title, text} or a folder of Markdown files',
    )
    .argument('<source>')
    .requiredOption(
      '--out <folder>',
      'where the corpus folder goes; a corpus that is there is replaced',
    )
    .addOption(
      new Option('--language <code>', 'language of the documents')
        .choices(['en', 'zh'])
        .default('en'),
    )
    .option('--id <id>', 'id of the corpus (default: the name of the folder)')
    .option('--title <title>', 'title of the corpus (default: its id)')
    .option(
      '--licence <name>',
      'licence of documents that name none (default: CC BY-SA 4.0 for a dump)',
    )
    .option('--source <text>', 'source of documents that name none')
    .action(async (source: string, options: BuildOptions) => {
      const out = resolve(options.out);
      await refuseOtherFiles(out);
      const id = options.id ?? basename(out);
      const { language, licence = isDump(source) ? wikipediaLicence : 'unknown' } = options;
      const description = {
        ...{ id, title: options.title ?? id, language, licence },
        source: options.source ?? basename(source),
      };
      const built = await buildFromSource(source, description, out);
      reportBuilt(built, options.out);
    });
}
