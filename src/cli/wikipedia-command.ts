/** `corpus wikipedia`: current pages of Wikipedia by title, politely, through a cache. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type Language, languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { type WikipediaAccess, WikipediaError } from '#corpus/wikipedia/wikipedia-api.ts';
import { wikipediaDocument, wikipediaLicence } from '#corpus/wikipedia/wikipedia-page.ts';
import { buildFromDocuments, markdownFiles } from './bundled-corpus.ts';
import { badArgument, CommandError } from './command-error.ts';
import { projectRoot } from './corpus-folder.ts';
import { progressOf } from './import-progress.ts';
import { refuseOtherFiles, reportBuilt } from './report-built.ts';
import { cachedPages } from './wikipedia-cache.ts';

type WikipediaOptions = {
  readonly titles?: string;
  readonly lang: Language;
  readonly out: string;
  readonly id?: string;
  readonly title?: string;
  readonly cache?: string;
  readonly offline?: true;
  readonly refresh?: true;
  readonly contact?: string;
  readonly api?: string;
};

/** What a page is called here: a title, and the id and field of our own document when it has one. */
type Wanted = { readonly title: string; readonly own?: Pick<CorpusDocument, 'id' | 'field'> };

/** Between two requests, which are never made side by side. */
const pauseMs = 100;

export function addWikipedia(corpus: Command): void {
  corpus
    .command('wikipedia')
    .description(
      'fetch current Wikipedia pages by title over the MediaWiki API, and build a corpus',
    )
    .option('--titles <file>', 'one title a line (default: the titles of the documents that ship)')
    .addOption(new Option('--lang <code>', 'which Wikipedia').choices(['en', 'zh']).default('en'))
    .requiredOption(
      '--out <folder>',
      'where the corpus folder goes; a corpus that is there is replaced',
    )
    .option('--id <id>', 'id of the corpus (default: wikipedia-LANG)')
    .option('--title <title>', 'title of the corpus')
    .option(
      '--cache <folder>',
      'where fetched pages are kept (default: .cache/wikipedia/LANG, for another API LANG-HOST)',
    )
    .option('--offline', 'ask nobody: build from the cache, and name the titles that it lacks')
    .option('--refresh', 'fetch pages again that are in the cache')
    .option('--contact <address>', 'how the operators of the wiki can reach you (they ask for it)')
    .addOption(
      new Option('--api <url>', 'address of another MediaWiki API').env('MASKSEARCH_WIKIPEDIA_API'),
    )
    .action(async (options: WikipediaOptions) => {
      const out = resolve(options.out);
      await refuseOtherFiles(out);
      const { lang, api = `https://${lang}.wikipedia.org/w/api.php` } = options;
      const wanted = await titlesFrom(options);
      const pages = cachedPages({
        access: accessTo(api, options.contact),
        folder: resolve(
          options.cache ?? join(projectRoot, '.cache', 'wikipedia', cacheName(options)),
        ),
        isOffline: options.offline === true,
        isRefreshing: options.refresh === true,
      });
      const id = options.id ?? `wikipedia-${lang}`;
      const description = {
        ...{ id, title: options.title ?? `Wikipedia (${lang})`, language: lang },
        ...{ licence: wikipediaLicence, source: new URL(api).origin },
      };
      const documents = documentsOf(wanted, pages, new URL(api).origin);
      reportBuilt(await buildFromDocuments(documents, description, out), options.out);
    });
}

/** Pages of one wiki are never taken for those of another. */
function cacheName({ lang, api }: WikipediaOptions): string {
  return api === undefined ? lang : `${lang}-${new URL(api).host.replace(/[^\w.-]/gu, '-')}`;
}

async function* documentsOf(
  wanted: readonly Wanted[],
  pages: ReturnType<typeof cachedPages>,
  origin: string,
) {
  const progress = progressOf('pages');
  const seen = new Set<string>();
  for (const [at, { title, own }] of wanted.entries()) {
    progress.show(at, at / wanted.length);
    const page = await pages.read(title).catch((error: unknown) => {
      // What has been fetched is in the cache: the next run goes on from here.
      if (error instanceof WikipediaError)
        throw new CommandError(
          `${error.message} ${at} of ${wanted.length} pages are in the cache, and are not fetched again.`,
        );
      throw error;
    });
    if (page === 'not-cached')
      yield { problem: `"${title}" is not in the cache: run without --offline.` };
    else if (page === null) yield { problem: `"${title}": the wiki has no such page.` };
    else {
      const document = wikipediaDocument(page, origin);
      if (!document)
        yield {
          problem: `"${title}" is a page without text of its own, such as a disambiguation.`,
        };
      else if (seen.has(document.id))
        yield { problem: `"${title}" leads to "${page.title}", which is there already.` };
      else yield { ...document, ...own };
      if (document) seen.add(document.id);
    }
  }
  progress.end();
}

function accessTo(api: string, contact = 'no contact given'): WikipediaAccess {
  if (!/^https?:\/\//u.test(api))
    throw badArgument(`--api takes an address that begins with https://, not "${api}".`);
  return {
    api,
    pauseMs,
    headers: { 'User-Agent': `masksearch/0.1 (corpus builder; ${contact})` },
    fetch: (url, init) => fetch(url, init),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  };
}

async function titlesFrom({ titles, lang }: WikipediaOptions): Promise<readonly Wanted[]> {
  if (titles === undefined) return titlesOfOwnDocuments(lang);
  const content = await readFile(titles, 'utf8').catch(() => {
    throw badArgument(`There is no file ${titles}: give one title a line to --titles.`);
  });
  const lines = content.split('\n').map((line) => line.trim());
  const unique = [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
  if (unique.length === 0) throw badArgument(`${titles} holds no title: write one a line.`);
  return unique.map((title) => ({ title }));
}

/** Our documents know the page that tells of the same; they lend it id and field, so that exercises still fit. */
async function titlesOfOwnDocuments(language: Language): Promise<readonly Wanted[]> {
  const folder = join(projectRoot, 'corpus', 'documents');
  const wanted = new Map<string, Wanted>();
  for await (const parsed of markdownFiles(folder, { source: '', licence: '' })) {
    if ('problem' in parsed || languageOf(parsed.text) !== language) continue;
    const { wikipedia: title, id, field } = parsed;
    if (!wanted.has(title)) wanted.set(title, { title, own: { id, field } });
  }
  return [...wanted.values()];
}
