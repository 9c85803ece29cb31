import { useId, useMemo, useState } from 'react';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { tryLive } from '#state/lessons/live-tries.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { usePage } from '../use-lessons.ts';
import { LiveProblem } from './live-problem.tsx';
import { TryTable } from './try-table.tsx';
import { useLive } from './use-live.ts';

type Props = { readonly piece: PieceOf<'selection'> };

export type Try = { readonly task: Task; readonly policyId: string; readonly run: Trajectory };

/** Rejection sampling by hand: live tries, and a bar that decides which become examples. */
export function SelectionPiece({ piece: { passages, policies } }: Props) {
  const { selection: strings } = useLearnStrings();
  const page = usePage();
  const tasks = useMemo(
    () =>
      passages.map(({ title, passage }, index) =>
        poseTask(instanceOfMarked(`text-${index}`, title, passage)),
      ),
    [passages],
  );
  const [tries, setTries] = useState<readonly Try[]>([]);
  const [bar, setBar] = useState(0.9);
  const { live, run } = useLive<null>();
  const start = () => {
    setTries([]);
    run(async (signal) => {
      const made: Try[] = [];
      for (const task of tasks) {
        for (const policyId of policies) {
          made.push({ task, policyId, run: await tryLive(page, task, policyId, signal) });
          if (!signal.aborted) setTries([...made]);
        }
      }
      return null;
    });
  };
  return (
    <div className="space-y-5">
      <Button look="primary" aria-disabled={live.status === 'loading'} onClick={start}>
        {live.status === 'loading' ? strings.running : strings.run}
      </Button>
      {live.status === 'failed' && <LiveProblem problem={live.problem} />}
      <TryTable tasks={tasks} policies={policies} tries={tries} bar={bar} />
      <Bar value={bar} onChange={setBar} />
      <Kept tries={tries} bar={bar} texts={tasks.length} />
    </div>
  );
}

type BarProps = { readonly value: number; readonly onChange: (bar: number) => void };

function Bar({ value, onChange }: BarProps) {
  const { selection: strings } = useLearnStrings();
  const id = useId();
  return (
    <div className="max-w-96">
      <label htmlFor={id} className="flex justify-between gap-4 font-medium text-sm">
        {strings.bar}
        <output>{value.toFixed(2)}</output>
      </label>
      <input
        id={id}
        type="range"
        className="mt-2 block h-6 w-full accent-reward"
        min={0}
        max={1}
        step={0.05}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      />
    </div>
  );
}

type KeptProps = { readonly tries: readonly Try[]; readonly bar: number; readonly texts: number };

function Kept({ tries, bar, texts }: KeptProps) {
  const { selection: strings } = useLearnStrings();
  const kept = tries.filter(({ run }) => (run.reward?.total ?? 0) >= bar);
  const blanks = kept.flatMap(({ run }) => run.blanks);
  const right = blanks.filter((blank) => blank.right).length;
  const left = new Set(kept.map(({ task }) => task.id)).size;
  return (
    <div role="status" className="min-h-18 text-sm leading-relaxed">
      {tries.length === 0 ? (
        <p className="text-ink-soft">{strings.notYet}</p>
      ) : (
        <>
          <p className="font-semibold">{strings.kept(kept.length, tries.length)}</p>
          <p>{strings.right(blanks.length === 0 ? null : right / blanks.length)}</p>
          <p>{strings.texts(left, texts)}</p>
        </>
      )}
    </div>
  );
}
