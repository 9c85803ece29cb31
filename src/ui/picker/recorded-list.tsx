import { useEffect } from 'react';
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
      {load.value.map((entry) => (
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
