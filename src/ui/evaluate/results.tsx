import { useState } from 'react';
import type { MetricName } from '#core/metrics/ratios.ts';
import { metricNames } from '#core/metrics/ratios.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { useEvaluation } from './evaluation-context.ts';
import { FailureGallery } from './failure-gallery.tsx';
import { MetricOverview } from './metric-overview.tsx';
import { PairedDifferences } from './paired-differences.tsx';
import { PrintedComparison } from './printed-comparison.tsx';
import { ResultTable } from './result-table.tsx';
import { SaveResults } from './save-results.tsx';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** What was measured: a table of one metric, all metrics small, differences in pairs, and what went wrong. */
export function Results() {
  const strings = useEvaluateStrings();
  const { reports, shown, status } = useEvaluation();
  const [metric, setMetric] = useState<MetricName>('exactMatch');
  if (reports.length === 0 || !shown) return null;
  const { suite, language, seed } = shown.choice;
  return (
    <section aria-labelledby="evaluation-results" className="space-y-8 border-line border-t pt-8">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div>
          <h2 id="evaluation-results" className="font-serif text-2xl">
            {status === 'done' ? strings.results : strings.interim}
          </h2>
          <p className="mt-1 text-ink-soft text-sm">
            {strings.suites[suite][0]} ({strings.languages[language]}),{' '}
            {strings.described(shown.items.length, seed)}
          </p>
        </div>
        <SaveResults />
      </div>
      <div>
        <Choice
          label={strings.metric}
          value={metric}
          options={metricNames.map((name) => [name, strings.metrics[name].name])}
          onChange={setMetric}
        />
        <p className="mt-2 max-w-[44rem] text-ink-soft text-sm">{strings.metrics[metric].how}</p>
        <ResultTable reports={reports} metric={metric} />
      </div>
      <MetricOverview reports={reports} />
      <PrintedComparison reports={reports} choice={shown.choice} metric={metric} />
      <PairedDifferences reports={reports} metric={metric} />
      <FailureGallery reports={reports} items={shown.items} />
    </section>
  );
}
