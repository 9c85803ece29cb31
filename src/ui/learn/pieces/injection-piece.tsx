import { useId, useState } from 'react';
import { defaultSettings, type RunStarted, runVersion } from '#core/rollout/event.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import { type Segment, transcriptSegments } from '#core/rollout/transcript.ts';
import type { Task } from '#core/task/task.ts';
import { parseTypedMasks } from '#core/task/typed-masks.ts';
import { neutralise } from '#core/text/neutralise.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { tryLive } from '#state/lessons/live-tries.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { usePage } from '../use-lessons.ts';
import { field } from './field.ts';
import { LiveProblem } from './live-problem.tsx';
import { useLive } from './use-live.ts';

type Props = { readonly piece: PieceOf<'injection'> };

/** A text that gives orders, what a policy is really given of it, and what comes of it. */
export function InjectionPiece({ piece: { title, passage } }: Props) {
  const { injection: strings } = useLearnStrings();
  const page = usePage();
  const [text, setText] = useState(passage);
  const { live, run } = useLive<Trajectory>();
  const id = useId();
  const parsed = parseTypedMasks(text, title);
  const task = 'task' in parsed ? parsed.task : null;
  return (
    <div className="space-y-5">
      <div>
        <label htmlFor={id} className="font-medium text-sm">
          {strings.label}
        </label>
        <textarea
          id={id}
          rows={4}
          className={`${field} mt-1 py-2.5 font-serif text-lg leading-relaxed`}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {task ? <Given task={task} /> : <InlineProblem>{strings.noMask}</InlineProblem>}
      <div className="flex min-h-11 flex-wrap items-center gap-4">
        <Button
          look="primary"
          aria-disabled={live.status === 'loading' || !task}
          onClick={() => {
            if (task) run((signal) => tryLive(page, task, 'baseline', signal));
          }}
        >
          {live.status === 'loading' ? strings.running : strings.run}
        </Button>
        {live.status === 'failed' && <LiveProblem problem={live.problem} />}
        <p role="status" className="font-medium">
          {live.status === 'ready' && outcome(live.value, strings)}
        </p>
      </div>
    </div>
  );
}

function outcome(
  { blanks }: Trajectory,
  strings: ReturnType<typeof useLearnStrings>['injection'],
): string {
  const fill = blanks[0]?.fill ?? null;
  return fill === null ? strings.notFilled : strings.filled(fill);
}

const looks: Record<Segment['role'], string> = {
  tag: 'bg-mask-tint text-mask',
  data: 'bg-sunk',
  policy: 'bg-reward-tint text-reward',
};

function Given({ task }: { readonly task: Task }) {
  const { injection: strings } = useLearnStrings();
  const segments = transcriptSegments(foldRun([startOf(task)]));
  const parts = task.view.kind === 'ramp' ? task.view.parts.join('') : '';
  const changed = neutralise(parts).split('‹').length - parts.split('‹').length;
  return (
    <div>
      <h4 className="font-medium text-sm">{strings.given}</h4>
      <p
        lang={task.language}
        className="mt-2 rounded-medium border border-line p-3 font-mono text-sm leading-loose break-words"
      >
        {segments.map(({ role, text }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place.
            key={index}
            className={`rounded-small box-decoration-clone px-0.5 py-0.5 ${looks[role]}`}
          >
            {text}
          </span>
        ))}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-xs">
        {(['tag', 'data'] as const).map((role) => (
          <span key={role} className="flex items-center gap-1.5">
            <span
              className={`inline-block size-3 rounded-small border border-line ${looks[role]}`}
            />
            {strings.roles[role]}
          </span>
        ))}
        <span role="status" className="font-medium text-ink">
          {strings.changed(changed)}
        </span>
      </div>
    </div>
  );
}

function startOf({ id, view, language }: Task): RunStarted {
  return {
    type: 'run-started',
    version: runVersion,
    runId: id,
    task: { id, view, language },
    policyId: 'baseline',
    settings: defaultSettings,
    corpusId: '',
    seed: 1,
  };
}
