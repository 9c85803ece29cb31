import { useEffect, useState } from 'react';
import type { ExplainedHit } from '#state/library-port.ts';
import { HighlightedText } from '#ui/hits/highlighted-text.tsx';
import { type CorpusView, hashOf } from './corpus-view.ts';
import { termShares } from './term-shares.ts';
import { useCorpusStrings, useLibraryStore } from './use-library.ts';

type Props = {
  readonly text: string;
  readonly documentId: string;
  readonly view: CorpusView;
  readonly corpusId: string;
};

/** Other documents that share words with a sentence: the sentence is the query, its own document is withheld. */
export function Elsewhere({ text, documentId, view, corpusId }: Props) {
  const strings = useCorpusStrings();
  const store = useLibraryStore();
  const [hits, setHits] = useState<readonly ExplainedHit[] | null>(null);
  useEffect(() => {
    let isGone = false;
    const put = (found: readonly ExplainedHit[]) => {
      if (!isGone) setHits(found);
    };
    store.elsewhere(corpusId, text, documentId).then(put, () => put([]));
    return () => {
      isGone = true;
    };
  }, [store, corpusId, text, documentId]);
  return (
    <section
      aria-label={strings.elsewhere}
      aria-live="polite"
      className="mt-7 rounded-medium border border-line bg-raised px-4 py-4 sm:px-5"
    >
      <h3 className="font-semibold text-sm">{strings.elsewhere}</h3>
      <p className="mt-1 max-w-[44rem] text-ink-soft text-sm">{strings.elsewhereNote}</p>
      {hits?.length === 0 && <p className="mt-3 text-sm">{strings.nowhere}</p>}
      <ul className="divide-y divide-line">
        {hits?.map(({ hit, parts }) => (
          <li key={hit.passageId} className="py-3">
            <a
              lang={view.language}
              href={hashOf({ ...view, document: hit.documentId, sentence: 0 })}
              className="font-semibold text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {hit.title}
            </a>
            <p
              lang={view.language}
              className="mt-1 text-[0.9375rem] text-ink-soft leading-relaxed [overflow-wrap:anywhere]"
            >
              <HighlightedText
                text={hit.text}
                terms={hit.terms.flatMap((term) => term.spans)}
                evidence={[]}
              />
            </p>
            <p className="mt-1 text-ink-faint text-xs">
              {strings.shared(termShares(parts).map(({ term }) => term))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
