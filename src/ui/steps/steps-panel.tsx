import { lazy, Suspense, useState } from 'react';
import { useIsGuessing } from '#ui/passage/use-is-guessing.ts';
import { useActions, useApp, useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { CurrentRound } from './current-round.tsx';
import { EarlierRounds } from './earlier-rounds.tsx';
import { TranscriptView } from './transcript-view.tsx';
import { Writing } from './writing.tsx';

/** What the policy does: the current search large, earlier ones as a line each, or the raw transcript. */
export function StepsPanel() {
  const { steps } = useStrings();
  const [isRaw, setIsRaw] = useState(false);
  const { trajectory } = useScene();
  const isTeam = trajectory.started?.policyId.startsWith('multi-agent:') ?? false;
  return (
    <section
      id="steps"
      aria-label={steps.label}
      className="own-scroll border-line border-t bg-raised px-4 pt-4 pb-8 sm:px-8 desk:border-t-0 desk:border-l desk:px-[clamp(1.25rem,2vw,3rem)]"
    >
      <div className="flex min-h-9 items-center justify-between">
        <h2 className="font-semibold text-ink-faint text-sm">{steps.label}</h2>
        {trajectory.started && (
          <div className="flex items-center gap-1">
            <WhatIf />
            <button
              type="button"
              aria-pressed={isRaw}
              className="-mr-2 min-h-9 rounded-medium px-2 text-ink-faint text-sm hover:text-ink aria-pressed:bg-sunk aria-pressed:text-ink"
              onClick={() => setIsRaw(!isRaw)}
            >
              {steps.transcript}
            </button>
          </div>
        )}
      </div>
      {isTeam && !isRaw && (
        <Suspense fallback={<div className="h-44" />}>
          <TeamLanes />
          <JudgeWord />
        </Suspense>
      )}
      {isRaw && trajectory.started ? <TranscriptView trajectory={trajectory} /> : <Rounds />}
    </section>
  );
}

// The lanes come with the first run of a team.
const TeamLanes = lazy(async () => ({
  default: (await import('#ui/team/team-lanes.tsx')).TeamLanes,
}));
const JudgeWord = lazy(async () => ({
  default: (await import('#ui/team/judge-word.tsx')).JudgeWord,
}));

/** From the step that is shown, another way on; of a finished run only, since the policy is busy until then. */
function WhatIf() {
  const { steps } = useStrings();
  const { openBranch } = useActions();
  const { rounds } = useScene();
  const isOver = useApp((state) => state.run.status === 'ended');
  const current = rounds.at(-1);
  if (!isOver || !current) return null;
  return (
    <button
      type="button"
      title={steps.whatIfNote}
      className="min-h-9 rounded-medium px-2 text-ink-faint text-sm hover:text-ink"
      onClick={() => openBranch(current.key)}
    >
      {steps.whatIf}
    </button>
  );
}

function Rounds() {
  const { steps } = useStrings();
  const { trajectory, rounds, reading } = useScene();
  const language = useApp((state) => state.subject?.task.language ?? 'en');
  const current = rounds.at(-1);
  const kind = useApp((state) => state.subject?.task.view.kind);
  const isGuessing = useIsGuessing();
  if (isGuessing) return <Hint>{steps.guess}</Hint>;
  if (!trajectory.started)
    return <Hint>{kind === 'question' ? steps.emptyQuestion : steps.empty}</Hint>;
  const { finished } = trajectory;
  const start = kind === 'question' ? steps.startQuestion : steps.start(trajectory.blanks.length);
  if (!current && !reading) {
    return (
      <>
        <Hint>{finished ? steps.finished[finished.reason] : start}</Hint>
        <Writing />
      </>
    );
  }
  return (
    <>
      {finished && finished.reason !== 'answered' && (
        <p className="appear mt-3 font-medium">{steps.finished[finished.reason]}</p>
      )}
      <CurrentRound
        key={current?.key ?? 'first'}
        round={current ?? { key: 0, search: null, blank: null, outcomes: [], isQuestion: false }}
        nth={rounds.length}
        reading={reading}
        isRepeated={!current?.isQuestion && isRepeated(rounds.slice(0, -1), current?.blank ?? null)}
        language={language}
      />
      <Writing />
      <EarlierRounds rounds={rounds.slice(0, -1)} language={language} />
    </>
  );
}

function isRepeated(earlier: readonly { readonly blank: number | null }[], blank: number | null) {
  return blank !== null && earlier.some((round) => round.blank === blank);
}

function Hint({ children }: { readonly children: string }) {
  return <p className="max-w-96 py-6 text-ink-soft leading-relaxed">{children}</p>;
}
