import { useEffect, useState } from 'react';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import type { ScreenProps } from '#ui/navigation/screens.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { compare as en } from '#ui/strings/en/compare.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { LaneChoice } from './lane-choice.tsx';
import { isInstant, preparedFor } from './prepared.ts';
import { RunDiff } from './run-diff.tsx';
import { TaskText } from './task-text.tsx';
import { useRecordedPolicies } from './use-recorded-policies.ts';

/** Up to four policies on what stands on the stage, or the two futures of a branch. */
export function CompareScreen({ rest }: ScreenProps) {
  const { screens } = useStrings();
  const strings = useStringsOf({ en, zh });
  const { comparePolicies, stageFirstRun, loadRecordedRuns } = useActions();
  const subject = useApp((state) => state.subject);
  const policyId = useApp((state) => state.policyId);
  const comparison = useApp((state) => state.comparison);
  const recorded = useRecordedPolicies();
  const isListed = useApp(({ recordedRuns }) => /ready|failed/u.test(recordedRuns.status));
  const [byHand, setByHand] = useState(() => linked(rest));
  const first = preparedFor(policyId, false, recorded)[0]?.policies ?? [];
  const chosen = byHand ?? first;
  const key = chosen.join();
  const isBranch = comparison?.lanes.some((lane) => lane.change !== null) ?? false;
  const isCurrent = comparison !== null && comparison.subject.task === subject?.task;
  useEffect(() => {
    if (!subject) void stageFirstRun();
  }, [subject, stageFirstRun]);
  useEffect(() => void loadRecordedRuns(), [loadRecordedRuns]);
  const isFree = chosen.every((id) => isInstant(id) || recorded.includes(id));
  useEffect(() => {
    if (subject && isListed && !isCurrent && isFree)
      void comparePolicies(key.split(','), 'recorded');
  }, [subject, isListed, isCurrent, isFree, key, comparePolicies]);
  const choose = (policies: readonly string[]) => {
    setByHand(policies);
    if (policies.every((id) => isInstant(id) || recorded.includes(id)))
      void comparePolicies(policies, 'recorded');
  };
  return (
    <ScreenFrame title={screens.compare[0]} intro={isBranch ? strings.introBranch : strings.intro}>
      {subject && <TaskText task={subject.task} />}
      <LaneChoice chosen={chosen} isBranch={isBranch} onChoose={choose} />
      {comparison && isCurrent && (
        <>
          <ComparisonTable comparison={comparison} />
          {comparison.lanes.length > 1 && comparison.status === 'ended' && (
            <RunDiff lanes={comparison.lanes} language={comparison.subject.task.language} />
          )}
        </>
      )}
    </ScreenFrame>
  );
}

/** `#/compare?policies=closed-book:baseline,baseline` */
function linked(rest: string): readonly string[] | null {
  const ids = new URLSearchParams(rest.replace(/^\?/u, '')).get('policies')?.split(',') ?? [];
  return ids.length > 0 && ids.length <= 4 ? ids : null;
}
