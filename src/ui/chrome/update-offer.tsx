import { RefreshCw } from 'lucide-react';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

/** A newer version waits. It is offered when no run is under way, and taken only when the reader says so. */
export function UpdateOffer() {
  const { update: strings } = useStrings();
  const update = useApp((state) => state.offline.update);
  const isRunning = useApp(({ run: { status } }) => status === 'running' || status === 'opening');
  const { takeUpdate } = useActions();
  const isShown = update !== 'none' && !isRunning;
  return (
    <div role="status">
      {isShown && (
        <div className="appear mb-6 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-medium border border-line bg-raised py-2 pr-2 pl-4">
          <RefreshCw size={17} aria-hidden className="shrink-0 text-ink-faint" />
          <p className="min-w-48 grow basis-0 py-2 text-sm leading-snug">{strings.offer}</p>
          <Button aria-disabled={update === 'taken'} onClick={() => void takeUpdate()}>
            {update === 'taken' ? strings.taking : strings.take}
          </Button>
        </div>
      )}
    </div>
  );
}
