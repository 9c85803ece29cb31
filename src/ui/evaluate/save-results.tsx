import { Download } from 'lucide-react';
import { useContext } from 'react';
import { reportCsv } from '#state/evaluation/report-csv.ts';
import { Button } from '#ui/chrome/button.tsx';
import { StoreContext } from '#ui/store-context.tsx';
import { useEvaluation, useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** The results as files: a table for a spreadsheet, or all of it in the format of `masksearch eval --json`. */
export function SaveResults() {
  const strings = useEvaluateStrings();
  const { reports, shown } = useEvaluation();
  const { wholeReports } = useEvaluationActions();
  const ports = useContext(StoreContext)?.context.ports;
  if (!ports || !shown) return null;
  const { suite, n, seed } = shown.choice;
  const name = `masksearch-${suite}-n${n}-seed${seed}`;
  const saveJson = async () => {
    const whole = await wholeReports();
    const content = whole.length === 1 ? whole[0] : whole;
    ports.saveFile(`${name}.json`, `${JSON.stringify(content, null, 1)}\n`, 'application/json');
  };
  return (
    <div className="flex flex-wrap">
      <Button onClick={() => ports.saveFile(`${name}.csv`, reportCsv(reports), 'text/csv')}>
        <Download size={16} aria-hidden />
        {strings.csv}
      </Button>
      <Button onClick={() => void saveJson()}>
        <Download size={16} aria-hidden />
        {strings.json}
      </Button>
    </div>
  );
}
