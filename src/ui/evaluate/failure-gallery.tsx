import { useMemo, useState } from 'react';
import type { Instance, Question } from '#core/task/instance.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { type FailureGroup, failureGroups, groupOf } from '#state/evaluation/failure-groups.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { LongList } from '#ui/chrome/list/long-list.tsx';
import { useColumns } from '#ui/chrome/list/use-columns.ts';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { FailureCard, type ShownFailure } from './failure-card.tsx';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

type Props = {
  readonly reports: readonly ShownReport[];
  readonly items: readonly (Instance | Question)[];
};

/** A card is at least so wide, in the reader's own letters (rem). */
const cardWidth = 22;

/** What went wrong, by policy and by the first thing that was missing. */
export function FailureGallery({ reports, items }: Props) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const [policy, setPolicy] = useState('');
  const [group, setGroup] = useState<FailureGroup | null>(null);
  const [gallery, columns] = useColumns(cardWidth);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const failures = useMemo(
    () =>
      reports
        .filter((report) => policy === '' || report.policy === policy)
        .flatMap((report) =>
          report.failures.flatMap((failure): ShownFailure[] => {
            const item = byId.get(failure.id);
            return item ? [{ failure, item, policy: report.policy }] : [];
          }),
        ),
    [reports, policy, byId],
  );
  const counts = failureGroups.map((name) => ({
    name,
    count: failures.filter(({ failure }) => groupOf(failure.cause) === name).length,
  }));
  const open = group ?? counts.find(({ count }) => count > 0)?.name ?? 'wrong-query';
  const mine = failures.filter(({ failure }) => groupOf(failure.cause) === open);
  return (
    <section aria-labelledby="evaluation-failures">
      <h3 id="evaluation-failures" className="font-semibold">
        {own.failures}
      </h3>
      <p className="mt-1 max-w-[44rem] text-ink-soft text-sm">{own.failuresNote}</p>
      {reports.length > 1 && (
        <div className="mt-3">
          <Choice
            label={own.policies}
            value={policy}
            options={[
              ['', own.allPolicies],
              ...reports.map(
                (report) => [report.policy, policyName(strings, report.policy)] as const,
              ),
            ]}
            onChange={setPolicy}
          />
        </div>
      )}
      {failures.length === 0 ? (
        <p className="mt-4 text-ink-soft">{own.noFailures}</p>
      ) : (
        <>
          <Groups counts={counts} open={open} total={failures.length} onChoose={setGroup} />
          <p className="mt-4 text-ink-soft text-sm">{own.groups[open][1]}</p>
          <div ref={gallery} className="mt-3">
            <LongList
              items={mine}
              keyOf={({ policy: id, failure }) => `${id}/${failure.id}/${failure.mask}`}
              rowHeight={260}
              look="cards"
              columns={columns}
            >
              {(failure) => <FailureCard shown={failure} />}
            </LongList>
          </div>
        </>
      )}
    </section>
  );
}

type GroupsProps = {
  readonly counts: readonly { readonly name: FailureGroup; readonly count: number }[];
  readonly open: FailureGroup;
  readonly total: number;
  readonly onChoose: (name: FailureGroup) => void;
};

/** The four causes as shares of all failures; each opens its examples. */
function Groups({ counts, open, total, onChoose }: GroupsProps) {
  const own = useEvaluateStrings();
  return (
    <div className="mt-4 grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
      {counts.map(({ name, count }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === open}
          className="rounded-medium border border-line px-4 py-3 text-left hover:bg-sunk aria-pressed:border-ink aria-pressed:bg-raised"
          onClick={() => onChoose(name)}
        >
          <span className="flex items-baseline justify-between gap-3">
            <span className="font-medium text-sm">{own.groups[name][0]}</span>
            <span className="text-ink-soft text-sm">
              {count} ({Math.round((count / total) * 100)} %)
            </span>
          </span>
          <span className="bar mt-2 block h-1.5 rounded-full bg-sunk" aria-hidden>
            <span
              className="block h-full rounded-full bg-wrong"
              style={{ width: `${(count / total) * 100}%` }}
            />
          </span>
        </button>
      ))}
    </div>
  );
}
