import { useEffect, useRef } from 'react';
import type { TrainingStage } from '#state/training/training-records.ts';
import type { StageName } from '#ui/strings/en/train.ts';
import { kindOf } from './stage-names.ts';
import { StageRecord } from './stage-record.tsx';
import { useTrainStrings } from './use-train-strings.ts';

type Props = {
  /** Null while they are fetched. */
  readonly records: readonly TrainingStage[] | null;
  readonly stage: StageName;
};

/** The stage that was pressed: what goes in, what comes out, and every run of it that was recorded. */
export function StageDetail({ records, stage }: Props) {
  const strings = useTrainStrings();
  const { title, goesIn, comesOut, here } = strings.stages[stage];
  const kind = kindOf(stage);
  const own = records?.filter((record) => record.stage === kind);
  const root = useRef<HTMLElement>(null);
  const before = useRef(stage);
  useEffect(() => {
    // On a phone the diagram is long, and what was pressed is told below it.
    if (before.current !== stage) root.current?.scrollIntoView({ block: 'nearest' });
    before.current = stage;
  }, [stage]);
  return (
    <section
      ref={root}
      aria-labelledby="train-stage"
      className="rounded-large border border-line bg-raised p-5 sm:p-7"
    >
      <h2 id="train-stage" aria-live="polite" className="font-serif text-2xl">
        {title}
      </h2>
      <dl className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-3">
        <Part name={strings.goesIn}>{goesIn}</Part>
        <Part name={strings.comesOut}>{comesOut}</Part>
        <Part name={strings.here}>{here}</Part>
      </dl>
      {kind !== null && (
        <>
          <h3 className="mt-7 border-line border-t pt-5 font-semibold">{strings.gained}</h3>
          {own === undefined && (
            <p role="status" className="mt-2 text-ink-soft">
              {strings.loading}
            </p>
          )}
          {own?.length === 0 && <p className="mt-2 text-ink-soft">{strings.noRecord}</p>}
          {own !== undefined && own.length > 0 && <Runs key={kind} runs={own} />}
        </>
      )}
    </section>
  );
}

/** What became of the policy comes first; the other runs are a press away, the failed ones too. */
function Runs({ runs }: { readonly runs: readonly TrainingStage[] }) {
  const strings = useTrainStrings();
  const numbered = runs.map((record, index) => ({ record, n: index + 1 }));
  const used = numbered.filter(({ record }) => record.ships && record.outcome === 'done');
  const first = used.length > 0 ? used : numbered.slice(-1);
  const others = numbered.filter((run) => !first.includes(run));
  return (
    <>
      <RunList runs={first} />
      {others.length > 0 && (
        <details className="mt-6">
          <summary className="w-fit rounded-small py-1 font-medium">
            {strings.otherRuns(others.length)}
          </summary>
          <RunList runs={others} />
        </details>
      )}
    </>
  );
}

type RunListProps = {
  readonly runs: readonly { readonly record: TrainingStage; readonly n: number }[];
};

function RunList({ runs }: RunListProps) {
  return (
    <ol className="mt-3 space-y-8">
      {runs.map(({ record, n }) => (
        <li key={n} className="drawn-in-view">
          <StageRecord record={record} n={n} />
        </li>
      ))}
    </ol>
  );
}

type PartProps = { readonly name: string; readonly children: string };

function Part({ name, children }: PartProps) {
  return (
    <div>
      <dt className="font-semibold text-ink-faint text-sm">{name}</dt>
      <dd className="mt-1 leading-relaxed">{children}</dd>
    </div>
  );
}
