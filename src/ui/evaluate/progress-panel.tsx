import { Play, Square } from 'lucide-react';
import type { EvaluationProblem } from '#state/evaluation/evaluation-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useEvaluation, useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** How far it is, how long it takes, and the way to stop it or to go on. */
export function ProgressPanel() {
  const strings = useEvaluateStrings();
  const { status, progress, problem } = useEvaluation();
  const { stop, goOn } = useEvaluationActions();
  const isBusy = status === 'preparing' || status === 'running';
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  return (
    <section
      aria-label={strings.progress(progress?.done ?? 0, progress?.total ?? 0)}
      className="min-h-44 self-start rounded-large border border-line bg-raised p-5"
    >
      <p role="status" aria-live="polite" className="font-medium">
        <Sentence />
      </p>
      <div
        role="progressbar"
        aria-label={strings.results}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className={`bar mt-3 h-2 overflow-hidden rounded-full bg-sunk ${status === 'empty' ? 'invisible' : ''}`}
      >
        <span className="block h-full rounded-full bg-mask" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="mt-2 min-h-5 text-ink-soft text-sm">
        <TimeLeft />
      </p>
      <div className="mt-3 flex min-h-11 flex-wrap gap-2">
        {isBusy && (
          <Button onClick={stop}>
            <Square size={15} aria-hidden />
            {strings.stop}
          </Button>
        )}
        {status === 'stopped' && (
          <Button look="primary" onClick={() => void goOn()}>
            <Play size={15} aria-hidden />
            {strings.goOn}
          </Button>
        )}
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  );
}

function Sentence() {
  const strings = useEvaluateStrings();
  const { status, progress, shown } = useEvaluation();
  const { done, total } = progress ?? { done: 0, total: 0 };
  switch (status) {
    case 'empty':
      return strings.empty;
    case 'restoring':
      return strings.loading;
    case 'preparing':
      if (shown) return strings.preparing;
      return total > 0 ? strings.drawing(done, total) : strings.opening;
    case 'running':
      return strings.progress(done, total);
    case 'stopped':
      return strings.stopped(done, total);
    default:
      return strings.done(total);
  }
}

/** Not announced: it changes all the time. */
function TimeLeft() {
  const strings = useEvaluateStrings();
  const { status, progress } = useEvaluation();
  const seconds = progress?.secondsLeft ?? null;
  if (status !== 'running' || seconds === null) return null;
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return strings.left(strings.seconds(Math.max(1, Math.round(seconds))));
  if (minutes < 90) return strings.left(strings.minutes(minutes));
  return strings.left(strings.hours(Math.floor(minutes / 60), minutes % 60));
}

function Problem({ problem }: { readonly problem: EvaluationProblem }) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  switch (problem.type) {
    case 'no-items':
    case 'policy-fails':
    case 'not-kept':
      return <InlineProblem>{own.problem(problem)}</InlineProblem>;
    default:
      return <InlineProblem>{strings.problem(problem)}</InlineProblem>;
  }
}
