import { lazy, Suspense, startTransition, useContext, useEffect, useState } from 'react';
import { type Load, loading } from '#state/load.ts';
import { type TrainingStage, trainingRecords } from '#state/training/training-records.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import type { ScreenProps } from '#ui/navigation/screens.ts';
import { StoreContext } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Negatives } from './negatives.tsx';
import { Pipeline } from './pipeline.tsx';
import { StageDetail } from './stage-detail.tsx';
import { isStageName, stageFromFirst } from './stage-names.ts';
import { useTrainStrings } from './use-train-strings.ts';

/** Far down the page, with an agent of its own: its code is no part of what is seen first. */
const OneInstance = lazy(async () => ({
  default: (await import('./one-instance.tsx')).OneInstance,
}));

/** How the policy came to be: `#/train`, or `#/train/STAGE`. */
export function TrainScreen({ rest }: ScreenProps) {
  const { screens, tryAgain } = useStrings();
  const strings = useTrainStrings();
  const ports = useContext(StoreContext)?.context.ports;
  const [load, setLoad] = useState<Load<readonly TrainingStage[]>>(loading);
  const isWanted = load.status === 'loading';
  useEffect(() => {
    if (!ports || !isWanted) return;
    trainingRecords(ports.readFile).then(
      // As a transition it is drawn in pieces, between which the page answers.
      (value) => startTransition(() => setLoad({ status: 'ready', value })),
      () => setLoad({ status: 'failed', problem: { type: 'page-part' } }),
    );
  }, [ports, isWanted]);
  const records = load.status === 'ready' ? load.value : null;
  const named = rest.replace(/^\//u, '');
  const stage = isStageName(named) ? named : stageFromFirst;
  return (
    <ScreenFrame
      title={screens.train[0]}
      intro={<p>{strings.intro}</p>}
      tools={
        <Button onClick={() => document.getElementById('train-negatives')?.scrollIntoView()}>
          {strings.negatives}
        </Button>
      }
    >
      {load.status === 'failed' && (
        <div className="space-y-4">
          <InlineProblem>{strings.failed}</InlineProblem>
          <Button look="primary" onClick={() => setLoad(loading)}>
            {tryAgain}
          </Button>
        </div>
      )}
      {load.status !== 'failed' && (
        <div className="space-y-12">
          <Pipeline records={records} current={stage} />
          <StageDetail records={records} stage={stage} />
          {records && (
            <Suspense fallback={<div className="min-h-px" />}>
              <OneInstance />
            </Suspense>
          )}
          {records && <Negatives records={records} />}
        </div>
      )}
    </ScreenFrame>
  );
}
