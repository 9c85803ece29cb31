import { Download } from 'lucide-react';
import { useContext, useState } from 'react';
import { reportCsv } from '#state/evaluation/report-csv.ts';
import { Button } from '#ui/chrome/button.tsx';
import { StoreContext } from '#ui/store-context.tsx';
import { useEvaluation, useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/**
 * The results as files: a table for a spreadsheet, all of it in the format of `masksearch eval --json`, or the runs
 * that are right as training data.
 */
export function SaveResults() {
  const strings = useEvaluateStrings();
  const { reports, shown } = useEvaluation();
  const { wholeReports, rightRuns } = useEvaluationActions();
  const [said, setSaid] = useState('');
  const ports = useContext(StoreContext)?.context.ports;
  if (!ports || !shown) return null;
  const { suite, n, seed } = shown.choice;
  const name = `masksearch-${suite}-n${n}-seed${seed}`;
  const saveJson = async () => {
    const whole = await wholeReports();
    const content = whole.length === 1 ? whole[0] : whole;
    ports.saveFile(`${name}.json`, `${JSON.stringify(content, null, 1)}\n`, 'application/json');
  };
  const saveRuns = async () => {
    const { content, kept, runs } = await rightRuns();
    if (kept > 0) ports.saveFile(`${name}.chatml.jsonl`, content, 'application/jsonl');
    setSaid(strings.chatSaved(kept, runs));
  };
  return (
    <div className="flex flex-wrap items-center">
      <Button onClick={() => ports.saveFile(`${name}.csv`, reportCsv(reports), 'text/csv')}>
        <Download size={16} aria-hidden />
        {strings.csv}
      </Button>
      <Button onClick={() => void saveJson()}>
        <Download size={16} aria-hidden />
        {strings.json}
      </Button>
      <Button onClick={() => void saveRuns()}>
        <Download size={16} aria-hidden />
        {strings.chat}
      </Button>
      <p role="status" className="w-full px-3 text-ink-soft text-sm empty:hidden">
        {said}
      </p>
    </div>
  );
}
