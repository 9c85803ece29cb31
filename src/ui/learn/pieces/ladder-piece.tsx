import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { blankCount, poseTask, type Task } from '#core/task/task.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { tryLive } from '#state/lessons/live-tries.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { usePage } from '../use-lessons.ts';
import { LiveProblem } from './live-problem.tsx';
import { PiecePassage } from './piece-passage.tsx';
import { useLive } from './use-live.ts';

type Props = { readonly piece: PieceOf<'ladder'> };

/** One passage with ever more blanks; every rung is a live run. */
export function LadderPiece({ piece: { title, policy, passages } }: Props) {
  const { ladder: strings } = useLearnStrings();
  const page = usePage();
  const tasks = useMemo(
    () =>
      passages.map((passage, index) => poseTask(instanceOfMarked(`rung-${index}`, title, passage))),
    [title, passages],
  );
  const [done, setDone] = useState<readonly Trajectory[]>([]);
  const { live, run } = useLive<null>();
  const start = () => {
    setDone([]);
    run(async (signal) => {
      const finished: Trajectory[] = [];
      for (const task of tasks) {
        finished.push(await tryLive(page, task, policy, signal));
        if (!signal.aborted) setDone([...finished]);
      }
      return null;
    });
  };
  return (
    <div>
      <Button look="primary" aria-disabled={live.status === 'loading'} onClick={start}>
        {live.status === 'loading' ? strings.running : strings.run}
      </Button>
      {live.status === 'failed' && <LiveProblem problem={live.problem} />}
      <ol className="mt-4 divide-y divide-line">
        {tasks.map((task, index) => (
          <Rung key={task.id} task={task} trajectory={done[index] ?? null} />
        ))}
      </ol>
    </div>
  );
}

type RungProps = { readonly task: Task; readonly trajectory: Trajectory | null };

function Rung({ task, trajectory }: RungProps) {
  const { ladder: strings } = useLearnStrings();
  const count = blankCount(task.view);
  const fills = trajectory?.blanks.map(({ fill, right }) => ({
    text: fill,
    isRight: right === true,
  }));
  const right = fills?.filter(({ isRight }) => isRight).length ?? 0;
  return (
    <li className="py-4">
      <p className="flex items-center gap-3 text-sm">
        <span className="font-semibold">{strings.blanks(count)}</span>
        <span role="status" className="text-ink-soft">
          {trajectory ? strings.result(right, count) : strings.notYet}
        </span>
        {trajectory && right === count && (
          <span className="flex items-center gap-1 font-medium text-(--right)">
            <Check size={16} aria-hidden />
            {strings.all}
          </span>
        )}
      </p>
      <PiecePassage task={task} fills={fills ?? []} size="small" />
    </li>
  );
}
