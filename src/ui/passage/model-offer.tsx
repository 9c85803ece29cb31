import { Cpu } from 'lucide-react';
import { isBundled } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useModelMegabytes } from '#ui/chrome/use-model-megabytes.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useIsGuessing } from './use-is-guessing.ts';

/** Who makes live runs here; and while that is not the trained model, how to run it, its size first. */
export function ModelOffer() {
  // Asked for when the first run plays: whether there is a model is no part of the first sight.
  const isSettled = useApp(({ playhead, run }) => playhead.cursor > 1 || run.made === 'live');
  return isSettled ? <Offer /> : null;
}

function Offer() {
  const strings = useStrings();
  const { modelOffer } = strings;
  const { setPolicy, runLive } = useActions();
  const policyId = useApp((state) => state.policyId);
  const isFor = useApp(
    ({ subject }) => subject?.task.view.kind === 'ramp' && subject.task.language === 'en',
  );
  const isIdle = useApp(({ run }) => run.status === 'empty' || run.status === 'ended');
  const isGuessing = useIsGuessing();
  const megabytes = useModelMegabytes();
  const isChosen = isBundled(policyId);
  if (!isFor || isGuessing || megabytes === null || (isChosen && !isIdle)) return null;
  return (
    <div className="mt-3 flex max-w-[44rem] gap-x-2 text-ink-soft text-sm">
      <Cpu size={17} aria-hidden className="mt-0.5 shrink-0 text-mask" />
      <p className="flex flex-wrap items-center gap-x-4">
        {isChosen
          ? modelOffer.chosen(megabytes)
          : modelOffer.other(policyName(strings, policyId), policyId.endsWith('baseline'))}
        {!isChosen && (
          <Button
            className="-ml-2 shrink! whitespace-normal px-2! text-start leading-snug! text-ink! underline decoration-line-strong underline-offset-4"
            title={modelOffer.note}
            aria-disabled={!isIdle}
            onClick={() => {
              if (!isIdle) return;
              setPolicy('bundled');
              void runLive();
            }}
          >
            {modelOffer.run(megabytes)}
          </Button>
        )}
      </p>
    </div>
  );
}
