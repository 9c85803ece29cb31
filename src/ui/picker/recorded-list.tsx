import { useEffect } from 'react';
import type { RecordedEntry } from '#state/recorded-runs.ts';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { Row } from './row.tsx';

export function RecordedList() {
  const strings = useStrings();
  const sheets = useSheetStrings();
  const load = useApp((state) => state.recordedRuns);
  const { loadRecordedRuns, stageRecorded } = useActions();
  useEffect(() => void loadRecordedRuns(), [loadRecordedRuns]);
  if (load.status === 'failed')
    return <InlineProblem>{strings.problem(load.problem)}</InlineProblem>;
  if (load.status !== 'ready')
    return <p className="text-ink-soft text-sm">{sheets.picker.loading}</p>;
  return (
    <ul className="divide-y divide-line">
      {load.value.filter(isListed).map((entry) => (
        <li key={entry.id}>
          <Row
            title={entry.title}
            detail=""
            note={policyName(strings, entry.policy)}
            language={entry.language}
            onChoose={() => void stageRecorded(entry)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Passages are chosen here, questions on Ask; some runs only stand beside another one in a comparison. */
function isListed({ kind, beside }: RecordedEntry): boolean {
  return kind === 'ramp' && beside === undefined;
}
