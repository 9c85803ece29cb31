import { useId, useMemo, useState } from 'react';
import { matchesAny } from '#core/reward/exact-match.ts';
import { rewardOf } from '#core/reward/reward.ts';
import { best, tokenRecall } from '#core/reward/token-recall.ts';
import type { Blank, Step } from '#core/rollout/trajectory.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask } from '#core/task/task.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Meter } from '#ui/reward/meter.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { field } from './field.ts';
import { PiecePassage } from './piece-passage.tsx';

type Props = { readonly piece: PieceOf<'reward'> };

/** The reader writes a fill; the real reward and the one that can be gamed stand side by side. */
export function RewardPiece({ piece: { title, passage, blank, tries } }: Props) {
  const { reward: strings } = useLearnStrings();
  const task = useMemo(
    () => poseTask(instanceOfMarked('reward', title, passage)),
    [title, passage],
  );
  const [fill, setFill] = useState(tries[0] ?? '');
  const id = useId();
  const accepted = task.gold?.[blank - 1] ?? [];
  const recall = best(tokenRecall, fill, accepted);
  const { total, parts } = rewardOf({ steps: answered, blanks: [filled(fill)] }, [accepted]);
  const isGamed = recall > 0.99 && !matchesAny(fill, accepted) && parts.answer < 0.5;
  return (
    <div className="space-y-5">
      <PiecePassage task={task} active={blank - 1} />
      <p lang={task.language} className="text-ink-soft text-sm">
        {strings.hidden(accepted[0] ?? '')}
      </p>
      <div>
        <h4 className="font-medium text-sm">{strings.tries}</h4>
        <div className="mt-1 flex flex-wrap gap-2">
          {tries.map((own) => (
            <Button
              key={own}
              lang={task.language}
              className="h-auto min-h-11 border border-mask bg-mask-tint py-2 text-left text-mask! leading-snug whitespace-normal shrink!"
              onClick={() => setFill(own)}
            >
              {own}
            </Button>
          ))}
        </div>
      </div>
      <div>
        <label htmlFor={id} className="font-medium text-sm">
          {strings.label(blank)}
        </label>
        <input
          id={id}
          lang={task.language}
          className={`${field} mt-1 font-serif text-lg`}
          maxLength={300}
          value={fill}
          onChange={({ target }) => setFill(target.value)}
        />
      </div>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
        <Meter
          name={strings.recall[0] ?? ''}
          about={strings.recall[1] ?? ''}
          value={recall}
          counts={false}
        />
        <Meter
          name={strings.ours[0] ?? ''}
          about={strings.ours[1] ?? ''}
          value={total}
          counts={true}
        />
        <Meter
          name={strings.exact[0] ?? ''}
          about={strings.exact[1] ?? ''}
          value={parts.exactMatch}
          counts={false}
        />
      </dl>
      <p role="status" className="min-h-6 font-medium text-reward text-sm">
        {isGamed && strings.gamed}
      </p>
    </div>
  );
}

const answered: readonly Step[] = [
  { thought: null, action: { type: 'answer', text: '' }, text: '', tokens: 0, ms: 0 },
];

function filled(fill: string): Blank {
  return {
    status: 'filled',
    fill: fill.trim() === '' ? null : fill,
    searches: [],
    filledAt: 0,
    evidence: null,
    alternatives: [],
    right: null,
  };
}
