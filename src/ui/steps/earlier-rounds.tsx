import { Search } from 'lucide-react';
import type { Language } from '#core/text/language.ts';
import type { Round } from '#state/rounds.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly rounds: readonly Round[]; readonly language: Language };

/** Earlier searches, the latest first, a line each. */
export function EarlierRounds({ rounds, language }: Props) {
  const { steps, timeline } = useStrings();
  if (rounds.length === 0) return null;
  return (
    <section className="mt-6 border-line border-t pt-4">
      <h3 className="font-semibold text-ink-faint text-sm">{steps.earlier}</h3>
      <ol className="mt-2 space-y-2.5">
        {rounds.toReversed().map((round) => (
          <li key={round.key} className="flex items-baseline gap-2 text-sm max-sm:flex-wrap">
            {round.blank === null || round.isQuestion ? (
              <Search size={14} aria-hidden className="shrink-0 self-center text-query" />
            ) : (
              <span className="self-center">
                <NumberBadge n={round.blank + 1} />
              </span>
            )}
            <span
              lang={language}
              className="min-w-0 truncate text-query max-sm:max-w-[calc(100%-2rem)]"
            >
              {round.search?.action.type === 'search'
                ? round.search.action.query
                : steps.withoutSearch}
            </span>
            <span className="ml-auto shrink-0 pl-2 text-end max-sm:ml-0 max-sm:basis-full max-sm:pl-7 max-sm:text-start">
              {round.isQuestion ? (
                <span className="text-ink-faint">
                  {timeline.found(round.search?.observation?.hits.length ?? 0)}
                </span>
              ) : (
                <Fills round={round} language={language} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Fills({
  round: { outcomes },
  language,
}: {
  readonly round: Round;
  readonly language: Language;
}) {
  const { steps, passage } = useStrings();
  const fills = outcomes.flatMap(({ action }) => (action.type === 'fill' ? [action] : []));
  if (fills.length === 0) return <span className="text-ink-faint">{steps.noEvidence}</span>;
  return fills.map(({ mask, text }, index) => (
    <span key={mask}>
      {index > 0 && ', '}
      <span className="font-serif text-mask" lang={language}>
        {text ?? passage.notKnown}
      </span>
    </span>
  ));
}
