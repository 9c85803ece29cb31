import { Play, RotateCw, Square } from 'lucide-react';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** Runs the passage live; a run that takes its time can be stopped. */
export function RunControls() {
  const strings = useStrings();
  const { runLive } = useActions();
  const { status, made, events } = useApp((state) => state.run);
  const isOpening = status === 'opening';
  const isBusy = useIsBusy();
  const run = useRef<HTMLButtonElement>(null);
  const hasRun = made === 'live' && events.length > 0;
  const opening = useOpening();
  const idle = hasRun ? strings.actions.runAgain : strings.actions.runLive;
  const busy = isOpening ? opening : strings.actions.running;
  const Icon = hasRun ? RotateCw : Play;
  return (
    <>
      <Button
        ref={run}
        look="primary"
        // What it says changes while it opens; "Stop" beside it stays where it is, on the narrowest phone too.
        className={`max-sm:px-3 sm:mr-2 ${isBusy ? 'max-sm:w-[min(13rem,100%-6.5rem)] max-sm:text-xs max-sm:leading-tight sm:min-w-72' : ''}`}
        aria-disabled={isBusy}
        onClick={() => {
          if (!isOpening && !isBusy) void runLive();
        }}
      >
        <Icon size={16} aria-hidden />
        {isBusy ? busy : idle}
      </Button>
      {isBusy && <StopButton next={run} />}
    </>
  );
}

/** The corpus or the model on its way, in words. */
function useOpening(): string {
  const { opening, policy } = useStrings();
  const engine = useApp((state) => state.bundled.engine);
  const corpus = useApp((state) => state.corpora[state.subject?.task.language ?? 'en']);
  if (engine.status === 'loading') {
    const share = engine.total > 0 ? engine.done / engine.total : 0;
    return policy.engine.loading(Math.round(100 * share));
  }
  const isKnown = corpus.status === 'loading' && corpus.total > 0;
  return opening(isKnown ? Math.round((100 * corpus.done) / corpus.total) : null);
}

type StopProps = { readonly next: RefObject<HTMLButtonElement | null> };

/** Goes away by itself; a focus that was on it goes to the button beside it. */
function StopButton({ next }: StopProps) {
  const { actions } = useStrings();
  const { stopRun } = useActions();
  const self = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = self.current;
    return () => {
      if (document.activeElement === button) next.current?.focus();
    };
  }, [next]);
  return (
    <Button
      ref={self}
      className="appear border border-line-strong max-sm:ml-2 sm:mr-2"
      onClick={stopRun}
    >
      <Square size={14} aria-hidden />
      {actions.stop}
    </Button>
  );
}

/** Whether a run has taken a while: the rules are done before anyone could press "Stop". */
export function useIsBusy(): boolean {
  const status = useApp((state) => state.run.status);
  const isSo = status === 'opening' || status === 'running';
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const id = setTimeout(() => setIsLasting(true), lasting);
    return () => {
      clearTimeout(id);
      setIsLasting(false);
    };
  }, [isSo]);
  return isSo && isLasting;
}

/** Milliseconds. */
const lasting = 400;
