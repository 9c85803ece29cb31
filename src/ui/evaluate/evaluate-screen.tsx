import { useContext, useEffect, useState } from 'react';
import { choiceInAddress } from '#state/evaluation/choice.ts';
import type { EvaluationStore } from '#state/evaluation/evaluation-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import type { ScreenProps } from '#ui/navigation/screens.ts';
import { StoreContext } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { ChoiceForm } from './choice-form.tsx';
import { EarlierList } from './earlier-list.tsx';
import { EvaluationContext, evaluationOf } from './evaluation-context.ts';
import { ProgressPanel } from './progress-panel.tsx';
import { Results } from './results.tsx';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** `#/evaluate`, or with a set-up: `#/evaluate?suite=ramp-open&policies=baseline&n=100&seed=7`. */
export function EvaluateScreen({ rest }: ScreenProps) {
  const app = useContext(StoreContext);
  const { screens, tryAgain } = useStrings();
  const strings = useEvaluateStrings();
  const [store, setStore] = useState<EvaluationStore | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (!app || hasFailed) return;
    evaluationOf(app).then(
      (made) => {
        setStore(made);
        void made.actions.restore();
      },
      () => setHasFailed(true),
    );
  }, [app, hasFailed]);
  useEffect(() => {
    if (!store || !rest.includes('?')) return;
    // What the link asks for is measured next, whatever was measured last.
    void store.actions
      .restore()
      .then(() => store.actions.choose(choiceInAddress(rest, store.getState().choice)));
  }, [store, rest]);
  return (
    <ScreenFrame title={screens.evaluate[0]} intro={<p>{strings.intro}</p>}>
      {hasFailed && (
        <div className="space-y-4">
          <InlineProblem>{strings.failed}</InlineProblem>
          <Button look="primary" onClick={() => setHasFailed(false)}>
            {tryAgain}
          </Button>
        </div>
      )}
      {store && (
        <EvaluationContext value={store}>
          <div className="space-y-10">
            <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
              <ChoiceForm />
              <ProgressPanel />
            </div>
            <Results />
            <EarlierList />
          </div>
        </EvaluationContext>
      )}
    </ScreenFrame>
  );
}
