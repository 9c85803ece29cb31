/** `search`: the ranked passages of a query. */
import { styleText } from 'node:util';
import type { Command } from 'commander';
import type { Hit } from '#core/rollout/environment.ts';
import { languageOf } from '#core/text/language.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { wholeNumber } from './numbers.ts';

type SearchOptions = {
  readonly corpus?: string;
  readonly limit: number;
  readonly withhold: readonly string[];
  readonly json?: true;
};

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('ranked passages of the encyclopedia for a query')
    .argument('<query>')
    .option('--corpus <folder>', 'a corpus folder (default: the one that ships)')
    .option('--limit <k>', 'passages at the most', wholeNumber('--limit', 1, 100), 5)
    .option('--withhold <ids...>', 'documents or passages that must not be found', [])
    .option('--json', 'print the hits as JSON, one per line')
    .action(async (query: string, options: SearchOptions) => {
      if (query.trim() === '') throw badArgument('The query is empty: write one or more words.');
      const corpus = await openCorpusFolder(options.corpus, languageOf(query));
      const { limit, withhold } = options;
      const hits = corpus.search({ query, limit, withhold });
      for (const [index, hit] of hits.entries()) {
        process.stdout.write(`${options.json ? JSON.stringify(hit) : describe(hit, index)}\n`);
      }
      if (hits.length === 0 && !options.json)
        process.stdout.write('Nothing found: try other words.\n');
    });
}

function describe(hit: Hit, index: number): string {
  const head = `${index + 1}. ${styleText('cyan', hit.title)}  ${styleText('dim', hit.score.toFixed(2))}`;
  const { source, licence } = hit;
  return `${head}\n   ${highlighted(hit)}\n   ${styleText('dim', `${source} · ${licence}`)}`;
}

function highlighted({ text, terms }: Hit): string {
  const spans = terms.flatMap((term) => term.spans).sort((a, b) => a.start - b.start);
  let end = 0;
  let out = '';
  for (const span of spans) {
    if (span.start < end) continue;
    out += text.slice(end, span.start) + styleText('yellow', text.slice(span.start, span.end));
    end = span.end;
  }
  return out + text.slice(end);
}
