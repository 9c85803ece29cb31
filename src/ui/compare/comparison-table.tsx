import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import type { Comparison, Lane } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { HowMeasured } from '#ui/chrome/how-measured.tsx';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useActions } from '#ui/store-context.tsx';
import { compare as en } from '#ui/strings/en/compare.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';
import { FillCell } from './fill-cell.tsx';

type Props = { readonly comparison: Comparison };

/** A line for each blank, a column for each run. On a phone a blank is a block, its runs beneath one another. */
export function ComparisonTable({ comparison: { subject, lanes, status } }: Props) {
  const strings = useStringsOf({ en, zh });
  const { task } = subject;
  const runs = lanes.map((lane) => ({ lane, trajectory: foldRun(lane.events) }));
  const count = task.view.kind === 'ramp' ? task.view.parts.length - 1 : 1;
  return (
    <table
      aria-label={strings.table}
      aria-busy={status === 'opening' || status === 'running'}
      className="w-full table-fixed border-collapse max-sm:block"
    >
      <thead className="max-sm:block">
        <tr className="max-sm:block">
          <th scope="col" className="w-32 max-sm:hidden">
            <span className="sr-only">{strings.blank}</span>
          </th>
          {runs.map(({ lane, trajectory }, index) => (
            <th
              // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place.
              key={index}
              scope="col"
              className="border-line border-b px-3 pb-3 text-left align-top font-normal max-sm:block max-sm:px-0"
            >
              <LaneHead index={index} lane={lane} trajectory={trajectory} lanes={lanes} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {Array.from({ length: count }, (_, blank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
          <tr key={blank} className="border-line border-b align-top max-sm:block max-sm:py-3">
            <th scope="row" className="py-3 pr-3 text-left font-normal max-sm:block max-sm:py-1">
              <span className="flex items-center gap-2">
                <NumberBadge n={blank + 1} />
                {status === 'ended' && task.gold?.[blank] && (
                  <span lang={task.language} className="font-serif text-(--right)">
                    <span className="sr-only">{strings.gold}: </span>
                    {task.gold[blank]?.[0]}
                  </span>
                )}
              </span>
            </th>
            {runs.map(({ lane, trajectory }, index) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place.
                key={index}
                className="px-3 py-3 max-sm:block max-sm:px-0 max-sm:py-2 max-sm:pl-7"
              >
                <span className="mb-1 block text-ink-faint text-xs sm:hidden">
                  <LaneName lane={lane} index={index} lanes={lanes} />
                </span>
                <FillCell
                  trajectory={trajectory}
                  blank={blank}
                  language={task.language}
                  isRunning={lane.status !== 'ended'}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type HeadProps = {
  readonly index: number;
  readonly lane: Lane;
  readonly lanes: readonly Lane[];
  readonly trajectory: Trajectory;
};

function LaneHead({ index, lane, lanes, trajectory }: HeadProps) {
  const strings = useStringsOf({ en, zh });
  const { watchLane } = useActions();
  const { reward, blanks, steps, finished } = trajectory;
  const right = blanks.filter((blank) => blank.right).length;
  const searches = steps.filter((step) => step.action.type === 'search').length;
  const ms = steps.reduce((sum, step) => sum + step.ms + (step.observation?.ms ?? 0), 0);
  return (
    <div className="max-sm:py-2">
      <p className="flex flex-wrap items-center gap-x-2 font-semibold text-sm">
        <LaneName lane={lane} index={index} lanes={lanes} />
        {lane.made === 'recorded' && (
          <span className="rounded-small bg-sunk px-1.5 font-normal text-ink-soft text-xs">
            {strings.recorded}
          </span>
        )}
      </p>
      {lane.change && (
        <p className="text-ink-soft text-xs leading-snug">{strings.change(lane.change)}</p>
      )}
      {finished && (
        <>
          {reward && (
            <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
              <span className="sr-only">{strings.reward}</span>
              <span className="font-semibold text-reward text-xl">{reward.total.toFixed(2)}</span>
              <span className="text-ink-soft text-sm">{strings.right(right, blanks.length)}</span>
              <HowMeasured label={strings.reward}>{strings.rewardNote}</HowMeasured>
            </p>
          )}
          <p className="text-ink-faint text-xs">
            {strings.effort(searches, timeOf(ms))}
            <HowMeasured label={strings.effortLabel}>
              {lane.made === 'recorded' ? strings.effortRecorded : strings.effortNote}
            </HowMeasured>
          </p>
          <Button className="-ml-3 min-h-9!" onClick={() => watchLane(index)}>
            {strings.watch}
          </Button>
        </>
      )}
      {!finished && <p className="mt-1 text-ink-faint text-sm">{strings.waiting}</p>}
    </div>
  );
}

/** Below a second in milliseconds, above it in seconds. */
function timeOf(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

type NameProps = Omit<HeadProps, 'trajectory'>;

/** Of a branch the runs are told apart by what was changed, else by their policy. */
export function LaneName({ lane, index, lanes }: NameProps) {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const isBranch = lanes.some((other) => other.change !== null);
  if (!isBranch) return policyName(all, lane.policyId);
  return index === 0 ? strings.original : strings.changed;
}
