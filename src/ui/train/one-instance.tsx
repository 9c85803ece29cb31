import { useContext, useMemo, useState } from 'react';
import type { Trajectory } from '#core/rollout/trajectory.ts';
import { type Segment, transcriptSegments } from '#core/rollout/transcript.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask } from '#core/task/task.ts';
import { tryLive, tryOracle } from '#state/lessons/live-tries.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { LiveProblem } from '#ui/learn/pieces/live-problem.tsx';
import { PiecePassage } from '#ui/learn/pieces/piece-passage.tsx';
import { useLive } from '#ui/learn/pieces/use-live.ts';
import { StoreContext, useApp } from '#ui/store-context.tsx';
import { StagesSideBySide } from './stages-side-by-side.tsx';
import { useTrainStrings } from './use-train-strings.ts';

/** Written for this screen; the encyclopedia tells it in other words. */
const passages = {
  en: {
    title: 'Ada Lovelace',
    passage:
      'Ada Lovelace was the daughter of the poet [Lord Byron]. At the age of 17 she met [Charles Babbage], and in 1843 she translated an article by the engineer [Luigi Menabrea].',
  },
  zh: {
    title: '李白',
    passage:
      '李白字[太白]，号青莲居士，是唐代的浪漫主义诗人。[742年]，李白被召到长安，任翰林供奉。',
  },
};

const views = ['masked', 'oracle', 'baseline', 'closed-book'] as const;
type View = (typeof views)[number];

/** One passage on its way: masked, as an example with what is learnt of it marked, and as policies play it. */
export function OneInstance() {
  const strings = useTrainStrings();
  const app = useContext(StoreContext);
  const language = useApp((state) => state.preferences.language);
  const [view, setView] = useState<View>('masked');
  const { live, run } = useLive<{ readonly view: View; readonly trajectory: Trajectory }>();
  const task = useMemo(() => {
    const { title, passage } = passages[language];
    return poseTask(instanceOfMarked('train', title, passage));
  }, [language]);
  const compute = (wanted: View) => {
    if (!app) return;
    run(async (signal) => ({
      view: wanted,
      trajectory: await (wanted === 'oracle'
        ? tryOracle(app, task, signal)
        : tryLive(app, task, wanted === 'baseline' ? 'baseline' : 'closed-book:baseline', signal)),
    }));
  };
  const shown = live.status === 'ready' && live.value.view === view ? live.value.trajectory : null;
  return (
    <section aria-labelledby="train-instance">
      <h2 id="train-instance" className="font-serif text-2xl">
        {strings.instance}
      </h2>
      <p className="mt-1 max-w-[44rem] text-ink-soft text-sm">{strings.instanceNote}</p>
      <div className="mt-4">
        <Choice
          label={strings.instance}
          value={view}
          options={views.map((name) => [name, strings.views[name]])}
          onChange={(wanted) => {
            setView(wanted);
            if (wanted !== 'masked') compute(wanted);
          }}
        />
      </div>
      <div className="mt-4 min-h-48" aria-live="polite">
        {view === 'masked' && <PiecePassage task={task} />}
        {view !== 'masked' && live.status === 'loading' && (
          <p className="text-ink-soft">{strings.computing}</p>
        )}
        {view !== 'masked' && live.status === 'failed' && (
          <div className="space-y-3">
            <LiveProblem problem={live.problem} />
            <Button look="primary" onClick={() => compute(view)}>
              {strings.compute}
            </Button>
          </div>
        )}
        {shown && <Transcript trajectory={shown} />}
      </div>
      <h3 className="mt-6 mb-1 font-semibold">{strings.stageRuns}</h3>
      <StagesSideBySide />
    </section>
  );
}

/** The loss mask: what the policy writes is learnt, what it reads is not. */
function Transcript({ trajectory }: { readonly trajectory: Trajectory }) {
  const strings = useTrainStrings();
  const segments = transcriptSegments(trajectory);
  const lengthOf = (own: readonly Segment[]) => own.reduce((sum, { text }) => sum + text.length, 0);
  const written = lengthOf(segments.filter(({ role }) => role === 'policy'));
  const { started, reward } = trajectory;
  return (
    <div>
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <span className="flex items-center gap-1.5">
          <span className="inline-block size-3 rounded-small bg-reward-tint outline outline-reward" />
          {strings.written}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="inline-block size-3 rounded-small bg-sunk outline outline-line-strong" />
          {strings.read}
        </span>
        <span>{strings.shares(written, lengthOf(segments))}</span>
        {reward && <span className="text-reward">{strings.reward(reward.total.toFixed(2))}</span>}
      </p>
      <p
        lang={started?.task.language}
        className="mt-3 rounded-medium border border-line p-4 font-mono text-sm leading-loose break-words"
      >
        {segments.map(({ role, text }, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: segments have no identity but their place.
            key={index}
            className={
              role === 'policy'
                ? 'rounded-small bg-reward-tint box-decoration-clone px-0.5 py-0.5 font-medium text-reward'
                : 'text-ink-soft'
            }
          >
            {text}
          </span>
        ))}
      </p>
    </div>
  );
}
