import { ArrowRight, Search } from 'lucide-react';
import { startTransition, useContext, useEffect, useRef, useState } from 'react';
import { type Load, loading } from '#state/load.ts';
import { type StagePassage, stagePassages } from '#state/training/stage-runs.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { HowMeasured } from '#ui/chrome/how-measured.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { PiecePassage } from '#ui/learn/pieces/piece-passage.tsx';
import { StoreContext, useActions } from '#ui/store-context.tsx';
import { useTrainStrings } from './use-train-strings.ts';

/** What the policy makes of the same passage after each stage: recorded runs; nothing where none were recorded. */
export function StagesSideBySide() {
  const strings = useTrainStrings();
  const ports = useContext(StoreContext)?.context.ports;
  const [load, setLoad] = useState<Load<readonly StagePassage[]>>(loading);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!ports || !place.current) return;
    // Only when somebody comes near: it is the end of a long page.
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        observer.disconnect();
        stagePassages(ports.readFile).then(
          (value) => startTransition(() => setLoad({ status: 'ready', value })),
          () => setLoad({ status: 'failed', problem: { type: 'page-part' } }),
        );
      },
      { rootMargin: '600px' },
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [ports]);
  if (load.status === 'failed') return <InlineProblem>{strings.stageRunsFailed}</InlineProblem>;
  if (load.status !== 'ready') return <div ref={place} className="min-h-px" />;
  const passage = load.value.find(({ task }) => task.id === chosen) ?? load.value[0];
  if (!passage) return <p className="text-ink-soft text-sm">{strings.noStageRuns}</p>;
  return (
    <div>
      <p className="max-w-[44rem] text-ink-soft text-sm">{strings.stageRunsNote}</p>
      {load.value.length > 1 && (
        <div className="mt-3">
          <Choice
            label={strings.passage}
            value={passage.task.id}
            options={load.value.map(({ task }) => [task.id, titleOf(task.view)])}
            onChange={setChosen}
          />
        </div>
      )}
      <ol className="mt-4 divide-y divide-line border-line border-y">
        {passage.runs.map((run) => (
          <StageRun key={run.stage} passage={passage} run={run} />
        ))}
      </ol>
    </div>
  );
}

function titleOf(view: StagePassage['task']['view']): string {
  return view.kind === 'ramp' ? view.title : view.question;
}

type RunProps = {
  readonly passage: StagePassage;
  readonly run: StagePassage['runs'][number];
};

function StageRun({ passage: { task }, run: { stage, events, trajectory } }: RunProps) {
  const strings = useTrainStrings();
  const { stageEvents, goTo } = useActions();
  const name = stage === 'untrained' ? strings.untrained : strings.stages[stage].title;
  const { blanks, reward, steps } = trajectory;
  const queries = steps.flatMap(({ action }) => (action.type === 'search' ? [action.query] : []));
  return (
    <li className="grid gap-x-8 gap-y-2 py-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div>
        <h4 className="font-semibold">{name}</h4>
        {reward && (
          <p className="text-ink-soft text-sm">
            {strings.rightOf(blanks.filter(({ right }) => right).length, blanks.length)}
            <span className="ml-2 text-reward">{strings.reward(reward.total.toFixed(2))}</span>
            <HowMeasured label={strings.reward(reward.total.toFixed(2))}>
              {strings.rewardNote}
            </HowMeasured>
          </p>
        )}
        <Button
          className="-ml-3 min-h-9!"
          aria-label={strings.watchNamed(name)}
          onClick={() => {
            stageEvents(events, { type: 'recorded', id: `${stage}/${task.id}` });
            goTo('fill');
          }}
        >
          {strings.watch}
          <ArrowRight size={15} aria-hidden />
        </Button>
      </div>
      <div className="min-w-0">
        <PiecePassage
          task={task}
          size="small"
          fills={blanks.map(({ fill, right }) => ({ text: fill, isRight: right === true }))}
        />
        {queries.length === 0 && (
          <p className="mt-1 text-ink-faint text-xs">{strings.noSearches}</p>
        )}
        {queries.map((query, index) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: the same query may be made twice.
            key={index}
            lang={task.language}
            className="mt-1 flex gap-1.5 break-words text-query text-xs leading-snug"
          >
            <Search size={12} aria-hidden className="mt-0.5 shrink-0" />
            <span className="line-clamp-2 min-w-0">{query}</span>
          </p>
        ))}
      </div>
    </li>
  );
}
