/** What a live run searches besides the encyclopedia. */
import { searchedCorpusId } from '#core/rollout/searched-corpus.ts';
import type { Language } from '#core/text/language.ts';
import type { AppState } from './app-state.ts';
import type { Context } from './context.ts';
import type { Ports } from './ports.ts';

export type Sources = {
  /** How many documents of their own a visitor has, as far as is known. */
  readonly ownDocuments: Readonly<Record<Language, number>>;
  readonly isOwnUsed: boolean;
  /** Asked for anew at each visit: queries go to another host. */
  readonly isWikipediaUsed: boolean;
};

export type SourceActions = {
  readonly noteOwnDocuments: (counts: Readonly<Record<Language, number>>) => void;
  readonly setOwnUsed: (isUsed: boolean) => void;
  readonly setWikipediaUsed: (isUsed: boolean) => void;
};

const key = 'masksearch.sources';

export function sourceActions({ get, set, ports }: Context): SourceActions {
  const change = (changed: Partial<Sources>) => {
    const sources = { ...get().sources, ...changed };
    set({ sources });
    const { ownDocuments, isOwnUsed } = sources;
    ports.storage.write(key, JSON.stringify({ ...ownDocuments, isOwnUsed }));
  };
  return {
    noteOwnDocuments: (ownDocuments) => change({ ownDocuments }),
    setOwnUsed: (isOwnUsed) => change({ isOwnUsed }),
    setWikipediaUsed: (isWikipediaUsed) => change({ isWikipediaUsed }),
  };
}

export function storedSources({ storage }: Pick<Ports, 'storage'>): Sources {
  const numberIn = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : 0);
  let stored = new Map<string, unknown>();
  try {
    const value: unknown = JSON.parse(storage.read(key) ?? '{}');
    stored = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    // Not ours, or cut off: as on a first visit.
  }
  return {
    ownDocuments: { en: numberIn(stored.get('en')), zh: numberIn(stored.get('zh')) },
    isOwnUsed: stored.get('isOwnUsed') !== false,
    isWikipediaUsed: false,
  };
}

/** The id of everything that a live run in this language searches. */
export function searchedId(base: string, language: Language, { sources }: AppState): string {
  return searchedCorpusId({
    base,
    own: sources.isOwnUsed && sources.ownDocuments[language] > 0,
    wikipedia: sources.isWikipediaUsed,
  });
}
