import { useMemo } from 'react';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { PassageView } from '#ui/passage/passage-view.tsx';
import { RunControls } from '#ui/passage/run-controls.tsx';
import { StepsPanel } from '#ui/steps/steps-panel.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { Transport } from '#ui/timeline/transport.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { PieceStage } from './piece-stage.tsx';

type Props = { readonly piece: PieceOf<'run'> };

/** A passage that the chosen policy fills live, with everything that it does beside it. */
export function RunPiece({ piece: { title, passage, policies } }: Props) {
  const exercise = useMemo(() => instanceOfMarked('lesson', title, passage), [title, passage]);
  return (
    <PieceStage
      key={passage}
      prepare={({ actions }) => {
        actions.setPolicy(policies[0] ?? 'baseline');
        actions.stageExercise(exercise);
      }}
    >
      <Watch policies={policies} onChange={(actions) => actions.stageExercise(exercise)} />
    </PieceStage>
  );
}

type WatchProps = {
  readonly policies: readonly string[];
  readonly onChange: (actions: ReturnType<typeof useActions>) => void;
};

function Watch({ policies, onChange }: WatchProps) {
  const strings = useStrings();
  const { run } = useLearnStrings();
  const actions = useActions();
  const subject = useApp((state) => state.subject);
  const chosen = useApp((state) => state.policyId);
  const isEmpty = useApp((state) => state.run.events.length === 0);
  return (
    <div className="space-y-5">
      {policies.length > 1 && (
        <Choice
          label={run.who}
          value={chosen}
          options={policies.map((id) => [id, policyName(strings, id)])}
          onChange={(id) => {
            actions.setPolicy(id);
            onChange(actions);
          }}
        />
      )}
      {subject && <PassageView task={subject.task} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <RunControls />
        <Transport isEmpty={isEmpty} />
      </div>
      <div className="overflow-hidden rounded-medium border border-line [&>section]:max-h-112 [&>section]:overflow-y-auto [&>section]:border-0">
        <StepsPanel />
      </div>
    </div>
  );
}
