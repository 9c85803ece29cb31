/** The corpus screen. */
import { assertNever } from '#core/assert-never.ts';
import type { AddedProblem } from '#state/library-port.ts';
import { grouped } from '../grouped.ts';
import { plural } from './plural.ts';

export const corpus = {
  intro: 'Search as the program searches, see what every score is made of, and read on.',
  query: 'Query',
  placeholder: 'A few words, as in “river of Warsaw”',
  search: 'Search',
  language: 'Language of the documents',
  field: 'Field',
  allFields: 'All',
  examples: 'Try one of these:',
  exampleQueries: {
    en: ['river of Warsaw', 'Nobel Prize physics 1903', 'first landing on the Moon'],
    zh: ['长江流入哪里', '诗人 唐代', '第一颗人造卫星'],
  },
  searching: 'Searching…',
  searchFailed: (message: string) => `The search failed (${message}): try again.`,
  nothing: 'Nothing has any of these words: try others.',
  found: (hits: number) =>
    `${plural(hits, 'passage', 'passages')}, best first. Scores compare within this list only.`,
  score: (score: string) => `Score ${score}`,
  sourceOf: (source: string) => (source === 'added in this browser' ? 'Added by you' : source),
  licenceOf: (licence: string) => (licence === 'unknown' ? 'licence not known' : licence),
  parts: {
    summary: 'How this score comes about',
    term: 'Word',
    where: 'Found in',
    frequency: 'Times',
    holders: 'Passages with it',
    points: 'Points',
    fields: { title: 'Title', text: 'Text' },
    sum: 'Score',
    note: (coverage: number) =>
      `BM25+: a word gives more points the fewer passages hold it, and a little more each time it is repeated; in a long passage it gives less, in a title twice as much. Plurals count as their singular (prizes as prize). The sum is multiplied by the number of different words found, here ${coverage}; that is part of each number above.`,
  },
  backToSearch: 'Search',
  backToHits: (query: string) => `Hits for “${query}”`,
  noDocument: (name: string) =>
    `There is no document “${name}” here: search for it, or add it yourself.`,
  readNote: 'Click a sentence to see where else it is said.',
  elsewhere: 'Where else is this said?',
  elsewhereNote: 'The sentence as a query; its own document is left out.',
  nowhere: 'No other document shares a word with it.',
  shared: (terms: readonly string[]) => `In common: ${terms.join(', ')}`,
  statistics: {
    title: 'In numbers',
    how: (name: string) => `How “${name}” is counted`,
    documents: 'Documents',
    documentsNote: 'Counted in everything that is searched in this language, yours included.',
    passages: 'Passages',
    passagesNote: 'Documents are cut at ends of sentences into passages of about 80 words.',
    terms: 'Different words a passage',
    termsNote: 'Mean over passages, without the commonest words (the, of, and …).',
    postings: 'Entries of the index',
    postingsNote: 'Pairs of a word and a passage that holds it, in titles and texts.',
    noField: 'No field',
  },
  sources: {
    title: 'What is searched',
    note: 'By this screen and by every live run.',
    encyclopedia: 'Encyclopedia',
    encyclopediaNote: 'Comes with the page.',
    own: 'Your documents',
    ownNote: (documents: number) =>
      `${plural(documents, 'document', 'documents')} in this language.`,
    noOwn: 'None in this language yet.',
    wikipedia: 'Wikipedia, live',
    wikipediaNote: (host: string) =>
      `Your browser sends every query to ${host} and fetches up to three pages for it. Runs that do so are marked.`,
    noWikipedia:
      'This copy of the site may not ask Wikipedia. Whoever publishes it can allow that.',
  },
  own: {
    title: 'Your documents',
    add: 'Add documents',
    none: 'Texts that you add are searched together with the encyclopedia. They stay in this browser.',
    about: (documents: number, passages: number, bytes: number, added: Date) =>
      `${plural(documents, 'document', 'documents')}, ${plural(passages, 'passage', 'passages')} · ${size(bytes)} · ${added.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}`,
    untilClosed: 'until this page is closed',
    remove: (name: string) => `Remove ${name}`,
    reallyRemove: 'Remove',
    keep: 'Keep',
    save: 'Save as a corpus folder (zip)',
    saveIn: { en: 'Save the English ones (zip)', zh: 'Save the Chinese ones (zip)' },
    saveNote: 'Unpacked, it works with masksearch --corpus, and as a corpus of a site of your own.',
  },
  progressOf: 'Progress of adding',
  add: {
    way: 'How to add',
    ways: { text: 'Paste', files: 'Files', titles: 'Wikipedia' },
    title: 'Title (optional)',
    text: 'Text',
    addText: 'Add this text',
    chooseFiles: 'Choose files',
    orDrop: 'or drop them on this page',
    drop: 'Drop the files to add them',
    kinds:
      '.txt, .md, .jsonl ({"title", "text"} a line) or .xml (MediaWiki export); up to 10 MB a document, 10,000 documents at once',
    wikiLanguage: 'Which Wikipedia',
    titles: 'Titles, one a line',
    hostNote: (host: string) =>
      `Your browser will ask ${host} for these pages, one after the other.`,
    fetchTitles: (titles: number, host: string) =>
      titles === 0 ? `Fetch from ${host}` : `Fetch ${plural(titles, 'page', 'pages')} from ${host}`,
    noHost:
      'This copy of the site may not ask Wikipedia. Whoever publishes it can allow that. You can save a page yourself and add it as a file.',
    adding: (documents: number) =>
      `Reading and indexing: ${plural(documents, 'document', 'documents')} so far`,
    cancel: 'Cancel, add nothing',
    added: (documents: number) => `${plural(documents, 'document', 'documents')} added.`,
    failed: {
      error: 'Adding stopped with an error: nothing was added. Try again, or try fewer files.',
      'cut-off':
        'The page was reloaded while documents were being added: nothing of them was added, and what was here before stands. Add them again.',
    },
    more: (problems: number) => `… and ${grouped(problems)} more.`,
    problem: ({ kind, where, detail = '' }: AddedProblem) => {
      switch (kind) {
        case 'too-large':
          return `“${where}” has more than 10 MB: split it into smaller documents.`;
        case 'too-many':
          return `From “${where}” on, documents were left out: 10,000 at once are the most. Add the rest in a second file.`;
        case 'too-much':
          return `From “${where}” on, documents were left out: 100 million characters at once are the most. Add the rest in a second file.`;
        case 'unknown-kind':
          return `“${where}” is of a kind that can't be read: save it as .txt, .md, .jsonl or .xml.`;
        case 'not-text':
          return `“${where}” is no text in UTF-8: save it as UTF-8 text.`;
        case 'no-text':
          return `“${where}” has no text in it: check the file.`;
        case 'broken-line':
          return `${where}: this line is not JSON with a title and a text: mend it and add the file again.`;
        case 'broken-page':
          return `${where} was left out: ${detail}.`;
        case 'broken-front-matter':
          return `“${where}” has front matter that can't be read: mend it, or take it out.`;
        case 'missing-title':
          return `Wikipedia has no page “${where}”: check how it is written there.`;
        case 'wiki-failed':
          return `“${where}” could not be fetched (${detail})`;
        case 'not-kept':
          return `“${where}” is searched until this page is closed, but could not be kept: the browser's storage is full or switched off.`;
        default:
          return assertNever(kind);
      }
    },
  },
};

function size(bytes: number): string {
  if (bytes < 100_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
