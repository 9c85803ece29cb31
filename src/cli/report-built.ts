/** What a command that builds a corpus says at its end, and where it refuses to write. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildOutcome } from './bundled-corpus.ts';
import { badArgument } from './command-error.ts';

const problemsShown = 10;

export function reportBuilt(built: BuildOutcome, out: string): void {
  for (const problem of built.problems.slice(0, problemsShown))
    process.stderr.write(`${problem}\n`);
  if (built.problems.length > problemsShown)
    process.stderr.write(`… and ${built.problems.length - problemsShown} more.\n`);
  const { documents, passages } = built.manifest.counts;
  const left = [
    ...(built.otherLanguage > 0 ? [`, ${built.otherLanguage} in another language left out`] : []),
    ...[...built.leftOut].map(([reason, count]) => `, ${count} ${leftOutAs(reason)}`),
    ...(built.problems.length > 0 ? [`, ${built.problems.length} that could not be read`] : []),
  ];
  process.stdout.write(`${documents} documents in ${passages} passages${left.join('')}: ${out}\n`);
}

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

/** The folder is replaced as a whole, so it may hold nothing but an older corpus. */
export async function refuseOtherFiles(folder: string): Promise<void> {
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
