import { Dices, PenLine } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { RunControls } from './run-controls.tsx';

/** The main action, and two quiet ways to another passage. */
export function StageActions() {
  const { actions } = useStrings();
  const { openPicker, openBuilder } = useActions();
  const kind = useApp((state) => state.subject?.task.view.kind);
  const isAsking = useApp((state) => state.route.screen === 'ask');
  return (
    <div className="mt-6 flex flex-wrap items-center gap-y-1 sm:gap-x-1 sm:mt-7">
      {kind !== undefined && <RunControls />}
      <Button className="max-sm:px-1.5 max-sm:text-[0.8125rem]" onClick={openPicker}>
        <Dices size={17} aria-hidden className="max-sm:hidden" />
        {isAsking ? actions.anotherQuestion : actions.another}
      </Button>
      {!isAsking && (
        <Button className="max-sm:px-1.5 max-sm:text-[0.8125rem]" onClick={openBuilder}>
          <PenLine size={17} aria-hidden className="max-sm:hidden" />
          {actions.own}
        </Button>
      )}
    </div>
  );
}
