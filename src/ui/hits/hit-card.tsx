import { useId, useState } from 'react';
import type { Hit } from '#core/rollout/environment.ts';
import type { Language } from '#core/text/language.ts';
import type { RoundEvidence } from '#state/rounds.ts';
import { useActions } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { HighlightedText } from './highlighted-text.tsx';
import { placeOf } from './segments.ts';

type Props = {
  readonly hit: Hit;
  readonly rank: number;
  /** Of the best score, in [0, 1]. */
  readonly share: number;
  readonly evidence: readonly RoundEvidence[];
  /** Evidence was found, and not here. */
  readonly isPassedOver: boolean;
  readonly language: Language;
};

export function HitCard({ hit, rank, share, evidence, isPassedOver, language }: Props) {
  const { hits } = useStrings();
  const { showDocument } = useActions();
  const [isOpen, setIsOpen] = useState(false);
  const text = useId();
  const places = evidence.flatMap((item) => placeOf(item.quote, hit.text) ?? []);
  const isWhole = isOpen || evidence.length > 0;
  return (
    <li className="appear py-3" style={{ animationDelay: `${rank * 140}ms` }}>
      <div className="flex items-center gap-3">
        <span className="w-4 text-end font-medium text-ink-faint text-sm">{rank}</span>
        <button
          type="button"
          lang={language}
          aria-label={hits.open(hit.title)}
          className="-my-1 min-w-0 truncate rounded-small py-1 text-left font-semibold text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          onClick={() => void showDocument(language, hit.documentId, hit.passageId)}
        >
          {hit.title}
        </button>
        <ScoreBar share={share} score={hit.score} />
      </div>
      <p
        id={text}
        lang={language}
        className={`mt-1 pl-7 text-[0.9375rem] text-ink-soft leading-relaxed ${isWhole ? '' : folded(isPassedOver)}`}
      >
        <HighlightedText
          text={hit.text}
          terms={hit.terms.flatMap((term) => term.spans)}
          evidence={places}
        />
      </p>
      <div className="pl-7">
        {evidence.map((item) => (
          <EvidenceLine key={item.blank} evidence={item} language={language} />
        ))}
        {evidence.length === 0 && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={text}
            className="min-h-6 rounded-small text-ink-faint text-xs hover:text-ink"
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? hits.less : hits.more}
          </button>
        )}
      </div>
    </li>
  );
}

/** Once the evidence is found, the other hits step back. */
function folded(isPassedOver: boolean): string {
  return isPassedOver ? 'line-clamp-1' : 'line-clamp-2';
}

type ScoreProps = { readonly share: number; readonly score: number };

function ScoreBar({ share, score }: ScoreProps) {
  const { hits } = useStrings();
  const shown = score.toFixed(1);
  return (
    <span className="ml-auto flex shrink-0 items-center gap-2" title={hits.scoreNote(shown)}>
      <span className="bar hidden h-1 w-14 rounded-full bg-sunk sm:block" aria-hidden>
        <span
          className="block h-full rounded-full bg-query"
          style={{ width: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="text-ink-faint text-xs">
        <span className="sr-only">{hits.score(shown)}</span>
        <span aria-hidden>{shown}</span>
      </span>
    </span>
  );
}
