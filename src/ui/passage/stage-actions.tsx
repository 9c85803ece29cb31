import { Dices, Lightbulb, PenLine } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { RunControls, useIsBusy } from './run-controls.tsx';
import { useIsGuessing } from './use-is-guessing.ts';

/** The main action, and two quiet ways to another passage. */
export function StageActions() {
  const { actions } = useStrings();
  const { openPicker, openBuilder } = useActions();
  const kind = useApp((state) => state.subject?.task.view.kind);
  const { setGuessFirst } = useActions();
  const { guessFirst, plain } = useApp((state) => state.lesson);
  const isGuessing = useIsGuessing();
  const hasGold = useApp((state) => state.subject?.task.gold !== undefined);
  const isBusy = useIsBusy();
  const isAsking = useApp((state) => state.route.screen === 'ask');
  // Beside what a run is busy with there is room for their icons only: another line would push the page down. On a phone
  // they have a line of their own.
  const words = isBusy ? 'sm:sr-only' : '';
  return (
    <div className="mt-6 flex flex-wrap items-center gap-y-1 sm:gap-x-1 sm:mt-7">
      {kind !== undefined && !isGuessing && <RunControls />}
      <div className="flex flex-wrap items-center gap-x-4 max-sm:basis-full sm:contents">
        {hasGold && !plain && (
          <Button
            className="max-sm:px-0 max-sm:text-[0.8125rem] aria-pressed:text-ink"
            aria-pressed={guessFirst}
            title={actions.guessNote}
            onClick={() => setGuessFirst(!guessFirst)}
          >
            <Lightbulb size={17} aria-hidden className="max-sm:hidden" />
            <span className={words}>{actions.guessFirst}</span>
          </Button>
        )}
        {plain ? (
          <LeaveLesson />
        ) : (
          <>
            <Button className="max-sm:px-0 max-sm:text-[0.8125rem]" onClick={openPicker}>
              <Dices size={17} aria-hidden className="max-sm:hidden" />
              <span className={words}>{isAsking ? actions.anotherQuestion : actions.another}</span>
            </Button>
            {!isAsking && (
              <Button className="max-sm:px-0 max-sm:text-[0.8125rem]" onClick={openBuilder}>
                <PenLine size={17} aria-hidden className="max-sm:hidden" />
                <span className={words}>{actions.own}</span>
              </Button>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** A lesson link shows the passage alone; whoever wants more finds the way. */
function LeaveLesson() {
  const { actions } = useStrings();
  const { leaveLesson } = useActions();
  return <Button onClick={leaveLesson}>{actions.leaveLesson}</Button>;
}
