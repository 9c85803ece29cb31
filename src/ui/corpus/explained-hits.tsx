import type { ExplainedHit } from '#state/library-port.ts';
import { HighlightedText } from '#ui/hits/highlighted-text.tsx';
import { type CorpusView, hashOf } from './corpus-view.ts';
import { ScoreParts } from './score-parts.tsx';
import { termShares } from './term-shares.ts';
import { useCorpusStrings } from './use-library.ts';

type Props = { readonly hits: readonly ExplainedHit[]; readonly view: CorpusView };

/** Ranked passages, each with what its score is made of. */
export function ExplainedHits({ hits, view }: Props) {
  const strings = useCorpusStrings();
  const best = hits[0]?.hit.score ?? 1;
  return (
    <>
      <p className="text-ink-faint text-sm">{strings.found(hits.length)}</p>
      <ol className="mt-1 divide-y divide-line">
        {hits.map((explained, index) => (
          <Hit
            key={explained.hit.passageId}
            explained={explained}
            rank={index + 1}
            best={best}
            view={view}
          />
        ))}
      </ol>
    </>
  );
}

type HitProps = {
  readonly explained: ExplainedHit;
  readonly rank: number;
  readonly best: number;
  readonly view: CorpusView;
};

function Hit({ explained: { hit, parts }, rank, best, view }: HitProps) {
  const strings = useCorpusStrings();
  return (
    <li className="py-4">
      <div className="flex items-baseline gap-3">
        <span className="w-5 shrink-0 text-end font-medium text-ink-faint text-sm">{rank}</span>
        <a
          lang={view.language}
          href={hashOf({ ...view, document: hit.documentId, sentence: 0 })}
          className="min-w-0 rounded-small font-semibold underline decoration-line-strong underline-offset-4 hover:decoration-ink"
        >
          {hit.title}
        </a>
        <span className="ml-auto shrink-0 text-ink-faint text-sm">
          {strings.score(hit.score.toFixed(1))}
        </span>
      </div>
      <div className="pl-8">
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
        <TermBar parts={termShares(parts)} share={hit.score / best} />
        <ScoreParts parts={parts} score={hit.score} coverage={hit.terms.length} />
        <p className="mt-1.5 text-ink-faint text-xs">
          {strings.sourceOf(hit.source)} · {strings.licenceOf(hit.licence)}
        </p>
      </div>
    </li>
  );
}

type BarProps = { readonly parts: ReturnType<typeof termShares>; readonly share: number };

/** One bar per hit, as long as its share of the best score, cut by terms. The numbers stand beside it. */
function TermBar({ parts, share }: BarProps) {
  return (
    <div className="mt-2.5">
      <div
        className="bar flex h-2 gap-px overflow-hidden rounded-full"
        style={{ width: `${Math.max(4, share * 100)}%` }}
        aria-hidden
      >
        {parts.map(({ term, points }, index) => (
          <span
            key={term}
            className="bg-query"
            style={{ flexGrow: points, opacity: Math.max(0.3, 1 - index * 0.17) }}
          />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
        {parts.map(({ term, points }) => (
          <li key={term}>
            <span className="font-medium text-query">{term}</span>{' '}
            <span className="text-ink-soft">{points.toFixed(1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
