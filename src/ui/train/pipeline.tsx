import { ArrowDown, ArrowRight, RefreshCw } from 'lucide-react';
import { Fragment } from 'react';
import {
  type StageStatus,
  statusOf,
  type TrainingStage,
} from '#state/training/training-records.ts';
import { useActions } from '#ui/store-context.tsx';
import type { StageName } from '#ui/strings/en/train.ts';
import { kindOf, lanes } from './stage-names.ts';
import { useTrainStrings } from './use-train-strings.ts';

type Props = {
  /** Null while they are fetched. */
  readonly records: readonly TrainingStage[] | null;
  readonly current: StageName;
};

/** The paper's figure as boxes that can be pressed: in rows where there is room, one under the other on a phone. */
export function Pipeline({ records, current }: Props) {
  const strings = useTrainStrings();
  return (
    <section aria-labelledby="train-pipeline">
      <h2 id="train-pipeline" className="font-serif text-2xl">
        {strings.pipeline}
      </h2>
      <p className="mt-1 text-ink-soft text-sm">{strings.pipelineNote}</p>
      <div className="mt-5 space-y-2">
        {lanes.map(([lane, stages], index) => (
          <Fragment key={lane}>
            {index > 0 && (
              <ArrowDown size={20} aria-hidden className="mx-auto text-ink-faint lg:ml-2" />
            )}
            <div className="grid gap-x-4 gap-y-2 lg:grid-cols-[6rem_minmax(0,1fr)] lg:items-center">
              <h3 className="font-semibold text-ink-faint text-sm">{strings.lanes[lane]}</h3>
              <ol className="flex gap-2 max-lg:flex-col lg:items-stretch">
                {stages.map((name, at) => (
                  <li key={name} className="flex min-w-0 gap-2 max-lg:flex-col lg:items-center">
                    {at > 0 && <Arrow />}
                    <StageBox name={name} records={records} isCurrent={name === current} />
                  </li>
                ))}
              </ol>
            </div>
          </Fragment>
        ))}
      </div>
    </section>
  );
}

function Arrow() {
  return (
    <span aria-hidden className="shrink-0 self-center text-ink-faint">
      <ArrowRight size={18} className="hidden lg:block" />
      <ArrowDown size={18} className="lg:hidden" />
    </span>
  );
}

type BoxProps = {
  readonly name: StageName;
  readonly records: readonly TrainingStage[] | null;
  readonly isCurrent: boolean;
};

function StageBox({ name, records, isCurrent }: BoxProps) {
  const strings = useTrainStrings();
  const { goTo } = useActions();
  const { title, short } = strings.stages[name];
  const kind = kindOf(name);
  const status = kind && statusOf(records ?? [], kind);
  const isKnown = records !== null;
  return (
    <button
      type="button"
      aria-current={isCurrent ? 'true' : undefined}
      className={`h-full min-h-22 w-full min-w-0 rounded-medium border px-3.5 py-3 text-left hover:bg-sunk lg:w-42 aria-[current]:bg-raised aria-[current]:outline-2 aria-[current]:outline-mask ${isKnown && status === 'not-run' ? 'border-line-strong border-dashed' : 'border-line-strong'}`}
      onClick={() => goTo('train', `/${name}`)}
    >
      <span className="flex items-center gap-1.5 font-semibold text-sm">
        {title}
        {name === 'self-evolution' && <RefreshCw size={13} aria-hidden />}
      </span>
      <span className="mt-0.5 block text-ink-soft text-xs leading-snug">{short}</span>
      {status !== null && (
        <span className={isKnown ? '' : 'invisible'}>
          <Status status={status} />
        </span>
      )}
    </button>
  );
}

const looks: Record<StageStatus, string> = {
  ships: 'bg-right-tint text-(--right)',
  done: 'bg-query-tint text-query',
  running: 'bg-evidence-tint text-evidence',
  lost: 'bg-wrong-tint text-wrong',
  'not-run': 'bg-sunk text-ink-soft',
};

export function Status({ status }: { readonly status: StageStatus }) {
  const strings = useTrainStrings();
  return (
    <span
      className={`mt-2 inline-block rounded-small px-1.5 py-0.5 font-medium text-xs ${looks[status]}`}
    >
      {strings.status[status]}
    </span>
  );
}
