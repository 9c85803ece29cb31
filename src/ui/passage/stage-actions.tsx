import { Dices, PenLine, Play, RotateCw } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** The main action, and two quiet ways to another passage. */
export function StageActions() {
  const { actions } = useStrings();
  const { openPicker, openBuilder } = useActions();
  const hasPassage = useApp((state) => state.subject?.task.view.kind === 'ramp');
  return (
    <div className="mt-6 flex flex-wrap items-center gap-y-1 sm:gap-x-1 sm:mt-7">
      {hasPassage && <RunButton />}
      <Button className="max-sm:px-1.5 max-sm:text-[0.8125rem]" onClick={openPicker}>
        <Dices size={17} aria-hidden className="max-sm:hidden" />
        {actions.another}
      </Button>
      <Button className="max-sm:px-1.5 max-sm:text-[0.8125rem]" onClick={openBuilder}>
        <PenLine size={17} aria-hidden className="max-sm:hidden" />
        {actions.own}
      </Button>
    </div>
  );
}

function RunButton() {
  const { actions, opening } = useStrings();
  const { runLive } = useActions();
  const { status, made, events } = useApp((state) => state.run);
  const corpus = useApp((state) => state.corpora[state.subject?.task.language ?? 'en']);
  const hasRun = made === 'live' && events.length > 0;
  const isBusy = status === 'opening';
  const isLoading = isBusy && corpus.status === 'loading';
  const percent =
    isLoading && corpus.total > 0 ? Math.round((100 * corpus.done) / corpus.total) : null;
  const starting = opening(percent);
  const busyLabel = isBusy ? starting : null;
  const label = hasRun ? actions.runAgain : actions.runLive;
  const Icon = hasRun ? RotateCw : Play;
  return (
    <Button
      look="primary"
      className="max-sm:px-3 sm:mr-2"
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void runLive();
      }}
    >
      <Icon size={16} aria-hidden />
      {busyLabel ?? label}
    </Button>
  );
}
