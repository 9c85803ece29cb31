import { Pause, Play, RotateCcw, SkipForward } from 'lucide-react';
import { overall } from '#lab/held-out.ts';
import { Button } from '#ui/chrome/button.tsx';
import { percent, useLab, useLabActions, useLabStrings } from './lab-context.tsx';

type Props = { readonly isOpen: boolean };

/** Train, pause, one step, begin anew; and how far it is. */
export function TrainControls({ isOpen }: Props) {
  const strings = useLabStrings();
  const { train, pause, stepOnce, reset } = useLabActions();
  const status = useLab((state) => state.status);
  const isResting = status === 'resting';
  const isBusy = !isOpen || !isResting;
  return (
    <section aria-label={strings.train} className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {isResting ? (
          <Button look="primary" aria-disabled={!isOpen} onClick={() => isOpen && void train()}>
            <Play size={17} aria-hidden />
            {strings.train}
          </Button>
        ) : (
          <Button look="primary" aria-disabled={status === 'pausing'} onClick={pause}>
            <Pause size={17} aria-hidden />
            {status === 'pausing' ? strings.pausing : strings.pause}
          </Button>
        )}
        <Button aria-disabled={isBusy} onClick={() => isBusy || void stepOnce()}>
          <SkipForward size={17} aria-hidden />
          {strings.step}
        </Button>
        <Button aria-disabled={isBusy} onClick={() => isBusy || void reset()}>
          <RotateCcw size={17} aria-hidden />
          {strings.reset}
        </Button>
      </div>
      <Progress isOpen={isOpen} />
    </section>
  );
}

function Progress({ isOpen }: Props) {
  const strings = useLabStrings();
  const history = useLab((state) => state.history);
  const seconds = useLab((state) => state.seconds);
  const measured = useLab((state) => state.measured.at(-1));
  const last = history.at(-1);
  const rollouts = history.reduce((sum, one) => sum + one.rollouts, 0);
  const { curves } = strings;
  return (
    // As high from the start as what a step will say, so that the curves below stay where they are.
    <div className="min-h-[3lh] text-ink-soft text-sm leading-relaxed max-sm:min-h-[4lh]">
      {!isOpen && <p>{strings.opening}</p>}
      {isOpen && <p>{last ? strings.state(last.step, seconds, rollouts) : strings.untouched}</p>}
      {last && (
        <p className="text-ink-faint">
          {[
            curves.level(last.level),
            curves.signal(last.withSignal, last.sampled),
            curves.learntFrom(last.learntFrom),
            curves.clipped(`${(100 * last.clipped).toFixed(1)} %`),
          ].join(' · ')}
        </p>
      )}
      <p role="status" className="sr-only">
        {measured ? strings.say(measured.step, percent(overall(measured.accuracy))) : ''}
      </p>
    </div>
  );
}
