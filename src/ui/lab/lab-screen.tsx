import { useEffect } from 'react';
import { type LabStore, labStore } from '#state/lab/lab-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import type { ScreenProps } from '#ui/navigation/screens.ts';
import { useStore } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Curves } from './curves.tsx';
import { GroupPanel } from './group-panel.tsx';
import { KeepPanel } from './keep-panel.tsx';
import { LabContext, useLab, useLabActions, useLabStrings } from './lab-context.tsx';
import { LabSettingsPanel } from './lab-settings.tsx';
import { PresetChoice } from './preset-choice.tsx';
import { TrainControls } from './train-controls.tsx';
import { TryOutPanel } from './try-out-panel.tsx';
import { WeightsPanel } from './weights-panel.tsx';

let store: LabStore | null = null;

/** Training a tiny policy, live. */
export function LabScreen({ rest }: ScreenProps) {
  const { ports } = useStore().context;
  store ??= labStore(ports);
  return (
    <LabContext value={store}>
      <Lab rest={rest} />
    </LabContext>
  );
}

function Lab({ rest }: ScreenProps) {
  const { screens } = useStrings();
  const strings = useLabStrings();
  const { open } = useLabActions();
  const status = useLab((state) => state.corpus.status);
  useEffect(() => {
    void open(rest);
  }, [open, rest]);
  return (
    <ScreenFrame
      title={screens.lab[0]}
      intro={
        <p>
          {strings.intro} {strings.english}
        </p>
      }
    >
      {status === 'failed' ? (
        <div className="space-y-3">
          <InlineProblem>{strings.failed}</InlineProblem>
          <Button look="primary" onClick={() => void open(rest)}>
            {strings.again}
          </Button>
        </div>
      ) : (
        <Bench isOpen={status === 'ready'} />
      )}
    </ScreenFrame>
  );
}

type BenchProps = { readonly isOpen: boolean };

function Bench({ isOpen }: BenchProps) {
  const strings = useLabStrings();
  const failure = useLab((state) => state.failure);
  return (
    <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(15rem,19rem)_minmax(0,1fr)]">
      <div className="space-y-8">
        <PresetChoice />
        <LabSettingsPanel />
      </div>
      <div className="min-w-0 space-y-10">
        <TrainControls isOpen={isOpen} />
        {failure !== null && <InlineProblem>{strings.stopped(failure)}</InlineProblem>}
        <Curves />
        <TryOutPanel />
        <KeepPanel />
        <GroupPanel />
        <WeightsPanel />
      </div>
    </div>
  );
}
