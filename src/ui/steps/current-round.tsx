import { lazy, Suspense, useEffect, useRef } from 'react';
import type { AgentTurn } from '#core/rollout/agent-turn.ts';
import type { ActionEvent } from '#core/rollout/event.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import { evidenceOfRound, type Round, type RoundEvidence } from '#state/rounds.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { HitList } from '#ui/hits/hit-list.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Outcome } from './outcome.tsx';
import { QueryField } from './query-field.tsx';
import { StepSpeed } from './step-speed.tsx';
import { Thinking } from './thinking.tsx';

type Props = {
  readonly round: Round;
  /** A fill whose evidence is being read at this moment. */
  readonly reading: ActionEvent | null;
  /** Which search of the run it is, from 1. */
  readonly nth: number;
  /** This blank has been searched for before, in vain. */
  readonly isRepeated: boolean;
  readonly language: Language;
};

/** One search, what it found, and what was made of it. */
export function CurrentRound({ round, nth, reading, isRepeated, language }: Props) {
  const { steps } = useStrings();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A new search is told from its beginning, however far down the last one was read.
    root.current?.closest('section')?.scrollTo({ top: 0 });
  }, []);
  const { search, outcomes, isQuestion } = round;
  const blank = isQuestion ? null : round.blank;
  const observation = search?.observation;
  const hits = observation?.hits ?? [];
  /** Fills that are told beneath the hit they come from. */
  const shown = evidenceOfRound(round, reading).filter((item) => item.hit in hits);
  const query = search?.action.type === 'search' ? search.action.query : null;
  return (
    // Room for three hits from the beginning: what stands below does not move down when they come.
    <div ref={root} className="appear mt-2 min-h-[26rem] desk:min-h-[31.5rem]">
      {query === null ? (
        <p className="font-medium">{steps.withoutSearch}</p>
      ) : (
        <>
          <h3 className="flex items-center gap-2 font-semibold">
            {blank !== null && <NumberBadge n={blank + 1} />}
            {isQuestion ? steps.searchNth(nth) : null}
            {!isQuestion && (blank === null ? steps.searchAll : steps.searchFor(blank + 1))}
          </h3>
          {search?.turns ? (
            <Said turns={search.turns} language={language} />
          ) : (
            <>
              <Thought isRepeated={isRepeated} words={wordsOf(search?.thought ?? null)} />
              <QueryField query={query} language={language} isTyping={!observation} />
            </>
          )}
        </>
      )}
      <Said turns={outcomes.flatMap(({ turns = [] }) => turns)} language={language} />
      <ul className="mt-3 space-y-2 empty:hidden">
        {outcomes
          .filter((step) => !shown.some((item) => isAbout(step, item)))
          .map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps only ever grow at the end.
            <Outcome key={index} step={step} language={language} hasHits={hits.length > 0} />
          ))}
      </ul>
      {observation && (
        <div className="mt-3">
          <p className="text-ink-faint text-xs" title={steps.hitsNote}>
            {observation.hits.length === 0
              ? steps.noHits
              : steps.hits(observation.hits.length, Math.max(1, Math.round(observation.ms)))}
          </p>
          <HitList hits={observation.hits} evidence={shown} language={language} />
        </div>
      )}
      <Thinking steps={[search, ...outcomes]} />
      <StepSpeed steps={[search, ...outcomes]} />
    </div>
  );
}

type SaidProps = { readonly turns: readonly AgentTurn[]; readonly language: Language };

/** What the agents of a team said before an action. */
function Said(props: SaidProps) {
  if (props.turns.length === 0) return null;
  return (
    <Suspense fallback={<div className="h-32" />}>
      <TeamTurns {...props} />
    </Suspense>
  );
}

const TeamTurns = lazy(async () => ({
  default: (await import('#ui/team/team-turns.tsx')).TeamTurns,
}));

function isAbout({ action }: Step, { blank, fill }: RoundEvidence): boolean {
  if (action.type === 'answer') return action.text === fill;
  return action.type === 'fill' && action.mask === blank + 1 && action.text === fill;
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
