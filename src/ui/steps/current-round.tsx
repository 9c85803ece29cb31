import type { ActionEvent } from '#core/rollout/event.ts';
import type { Language } from '#core/text/language.ts';
import { evidenceOfRound, type Round } from '#state/rounds.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { HitList } from '#ui/hits/hit-list.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Outcome } from './outcome.tsx';
import { QueryField } from './query-field.tsx';

type Props = {
  readonly round: Round;
  /** A fill whose evidence is being read at this moment. */
  readonly reading: ActionEvent | null;
  /** This blank has been searched for before, in vain. */
  readonly isRepeated: boolean;
  readonly language: Language;
};

/** One search, what it found, and what was made of it. */
export function CurrentRound({ round, reading, isRepeated, language }: Props) {
  const { steps } = useStrings();
  const { search, blank, outcomes } = round;
  const observation = search?.observation;
  const query = search?.action.type === 'search' ? search.action.query : null;
  return (
    <div className="appear mt-2">
      {query === null ? (
        <p className="font-medium">{steps.withoutSearch}</p>
      ) : (
        <>
          <h3 className="flex items-center gap-2 font-semibold">
            {blank !== null && <NumberBadge n={blank + 1} />}
            {blank === null ? steps.searchAll : steps.searchFor(blank + 1)}
          </h3>
          <Thought isRepeated={isRepeated} words={wordsOf(search?.thought ?? null)} />
          <QueryField query={query} language={language} isTyping={!observation} />
        </>
      )}
      <ul className="space-y-2 empty:hidden">
        {outcomes.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps only ever grow at the end.
          <Outcome key={index} step={step} language={language} />
        ))}
        {reading && <Outcome step={reading} language={language} isReading />}
      </ul>
      {observation && (
        <div className="mt-3">
          <p className="text-ink-faint text-xs">
            {observation.hits.length === 0
              ? steps.noHits
              : steps.hits(observation.hits.length, Math.max(1, Math.round(observation.ms)))}
          </p>
          <HitList
            hits={observation.hits}
            evidence={evidenceOfRound(round, reading)}
            language={language}
          />
        </div>
      )}
    </div>
  );
}

function wordsOf(thought: ActionEvent['thought']): string | null {
  return thought?.type === 'words' ? thought.text : null;
}

type ThoughtProps = { readonly isRepeated: boolean; readonly words: string | null };

function Thought({ isRepeated, words }: ThoughtProps) {
  const { steps } = useStrings();
  const text = words ?? (isRepeated ? steps.trying : null);
  return text === null ? null : <p className="mt-1 text-ink-soft text-sm">{text}</p>;
}
