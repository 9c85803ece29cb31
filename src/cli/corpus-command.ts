/** `corpus build` makes a corpus folder; `corpus check` checks the written encyclopedia. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { Language } from '#core/text/language.ts';
import { buildFromSource } from './bundled-corpus.ts';
import { badArgument, CommandError } from './command-error.ts';
import { checkEncyclopedia, countEncyclopedia, readEncyclopedia } from './corpus-check.ts';
import { projectRoot } from './corpus-folder.ts';
import { isDump } from './dump-stream.ts';

type BuildOptions = {
  readonly out: string;
  readonly language: Language;
  readonly id?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly source?: string;
};

const bundledSources = join(projectRoot, 'corpus');
const problemsShown = 10;
const wikipediaLicence = 'CC BY-SA 4.0';

/** Why pages of a dump are no documents, as words of the summary. */
function leftOutAs(reason: string): string {
  const words = new Map([
    ['other-namespace', 'pages that are no articles'],
    ['disambiguation', 'disambiguation pages'],
    ['list', 'lists'],
    ['no-text', 'without text'],
  ]);
  return words.get(reason) ?? reason;
}

export function addCorpus(program: Command): void {
  const corpus = program.command('corpus').description('make and check corpora');
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
      for (const problem of built.problems.slice(0, problemsShown))
        process.stderr.write(`${problem}\n`);
      if (built.problems.length > problemsShown) {
        process.stderr.write(`… and ${built.problems.length - problemsShown} more.\n`);
      }
      const { documents, passages } = built.manifest.counts;
      const left =
        built.otherLanguage > 0 ? `, ${built.otherLanguage} in another language left out` : '';
      const broken =
        built.problems.length > 0 ? `, ${built.problems.length} that could not be read` : '';
      const others = [...built.leftOut].map(([reason, count]) => `, ${count} ${leftOutAs(reason)}`);
      process.stdout.write(
        `${documents} documents in ${passages} passages${left}${others.join('')}${broken}: ${options.out}\n`,
      );
    });
}

/** The folder is replaced as a whole, so it may hold nothing but an older corpus. */
async function refuseOtherFiles(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : [folder],
  );
  if (names.length === 0) return;
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => '');
  const isCorpus = manifest.includes('"builtBy": "masksearch ') && names.every(isCorpusFile);
  if (isCorpus) return;
  throw badArgument(
    `${folder} is neither free nor an older corpus: give a new or empty folder to --out.`,
  );
}

function isCorpusFile(name: string): boolean {
  return name === 'manifest.json' || name.endsWith('.bin');
}
