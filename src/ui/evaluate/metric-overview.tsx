import type { MetricName } from '#core/metrics/ratios.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { HowMeasured } from '#ui/chrome/how-measured.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { IntervalBar } from './interval-bar.tsx';
import { rateNames, written } from './metric-value.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

type Props = { readonly reports: readonly ShownReport[] };

/** Every rate as a small panel on the same scale, the policies in the same order in each. */
export function MetricOverview({ reports }: Props) {
  const own = useEvaluateStrings();
  return (
    <section aria-labelledby="evaluation-overview">
      <h3 id="evaluation-overview" className="font-semibold">
        {own.overview}
      </h3>
      <p className="mt-1 text-ink-faint text-xs">{own.axis}</p>
      <div className="mt-4 grid gap-x-10 gap-y-7 sm:grid-cols-2 lg:grid-cols-4">
        {rateNames.map((name) => (
          <Panel key={name} name={name} reports={reports} />
        ))}
      </div>
    </section>
  );
}

type PanelProps = Props & { readonly name: MetricName };

function Panel({ name, reports }: PanelProps) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const metric = own.metrics[name];
  return (
    <div>
      <h4 className="flex items-center gap-1 font-medium text-sm">
        {metric.name}
        <HowMeasured label={own.how(metric.name)}>{metric.how}</HowMeasured>
      </h4>
      <dl className="mt-1.5 space-y-1.5">
        {reports.map((report) => {
          const value = report.metrics[name];
          return (
            <div key={report.policy}>
              <dt className="flex justify-between gap-3 text-ink-soft text-xs">
                <span className="truncate">{policyName(strings, report.policy)}</span>
                <span className="text-ink">
                  {value === null ? '–' : `${written(name, value)} %`}
                </span>
              </dt>
              <dd>
                {value !== null && <IntervalBar value={value} interval={report.ci95[name]} />}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
