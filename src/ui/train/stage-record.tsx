import type { Remark, Result, Series, TrainingStage } from '#state/training/training-records.ts';
import { WideTable } from '#ui/chrome/wide-table.tsx';
import { LinePlot } from '#ui/plots/line-plot.tsx';
import { grouped } from '#ui/strings/grouped.ts';
import { Status } from './pipeline.tsx';
import { RemarkText } from './remark-text.tsx';
import { useTrainStrings } from './use-train-strings.ts';

type Props = {
  readonly record: TrainingStage;
  /** Among the runs of its stage, from 1. */
  readonly n: number;
};

/** Below this, seconds are told as they are. */
const shortRun = 600;

/** One run of a stage: when, how long, on what; its figures, its curves, and the command that repeats it. */
export function StageRecord({ record, n }: Props) {
  const strings = useTrainStrings();
  const { outcome, ships, started, seconds, device, command, parameters } = record;
  // As it was written: a time zone must not make another day of it.
  const [year = 0, month = 1, day = 1] = started.slice(0, 10).split('-').map(Number);
  const when = strings.day(year, month, day);
  const time =
    seconds < shortRun ? strings.seconds(seconds) : strings.minutes(Math.round(seconds / 60));
  return (
    <article>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-medium">{strings.run(when, time, device)}</span>
        <Status status={ships && outcome === 'done' ? 'ships' : outcome} />
        {parameters !== undefined && (
          <span className="text-ink-faint text-sm">
            {strings.parameters((parameters / 1e6).toFixed(1))}
          </span>
        )}
      </p>
      <Remarks remarks={[record.goesIn, record.comesOut]} />
      <Results results={record.results} label={strings.measured(n)} />
      {record.series.length === 0 ? (
        <p className="mt-3 text-ink-faint text-sm">{strings.noCurve}</p>
      ) : (
        <Curves series={record.series} />
      )}
      <Remarks remarks={record.notes} />
      <details className="mt-3 text-sm">
        <summary className="w-fit rounded-small py-1 text-ink-soft">{strings.command}</summary>
        <pre className="mt-1 rounded-medium bg-sunk p-3 font-mono text-xs leading-relaxed whitespace-pre-wrap break-words">
          {command}
        </pre>
      </details>
    </article>
  );
}

function Remarks({ remarks }: { readonly remarks: readonly (Remark | undefined)[] }) {
  const told = remarks.filter((remark) => remark !== undefined);
  if (told.length === 0) return null;
  return (
    <ul className="mt-2 max-w-[44rem] list-disc space-y-1 pl-5 text-ink-soft text-sm leading-relaxed">
      {told.map((remark) => (
        <li key={typeof remark === 'string' ? remark : remark.en}>
          <RemarkText remark={remark} />
        </li>
      ))}
    </ul>
  );
}

type ResultsProps = { readonly results: readonly Result[]; readonly label: string };

function Results({ results, label }: ResultsProps) {
  const strings = useTrainStrings();
  if (results.length === 0) return null;
  return (
    <WideTable label={label}>
      <table className="mt-3 border-collapse text-sm">
        <caption className="sr-only">{label}</caption>
        <tbody>
          {results.map(({ name, unit, on, value, ci95, n, before, variant }) => (
            <tr key={`${name}/${on}/${variant}`} className="border-line border-t">
              <th scope="row" className="py-1.5 pr-6 text-left font-normal">
                {strings.measures[name] ?? name}
                {variant !== undefined && <span className="text-ink-soft"> ({variant})</span>}
              </th>
              <td className="py-1.5 pr-6 font-semibold">{withUnit(value, unit)}</td>
              <td className="py-1.5 pr-6 text-ink-faint text-xs">
                {ci95 && strings.range(withUnit(ci95[0], unit), withUnit(ci95[1], unit))}
                {before !== undefined && ` ${strings.before(withUnit(before, unit))}`}
              </td>
              <td className="py-1.5 text-ink-faint text-xs">
                {on !== undefined && placeOf(on, strings.on)}
                {n !== undefined && `, ${strings.of(n)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** Series of the same name on the same data share a plot. */
function Curves({ series }: { readonly series: readonly Series[] }) {
  const strings = useTrainStrings();
  const plots = new Map<string, Series[]>();
  for (const own of series) {
    const key = `${own.name}/${own.on ?? ''}/${own.x}`;
    plots.set(key, [...(plots.get(key) ?? []), own]);
  }
  return (
    <div className="mt-4 grid gap-x-8 gap-y-6 lg:grid-cols-2">
      {[...plots].map(([key, own]) => {
        const [first] = own;
        if (!first) return null;
        const name = strings.measures[first.name] ?? first.name;
        const place = first.on === undefined ? '' : `, ${placeOf(first.on, strings.on)}`;
        return (
          <LinePlot
            key={key}
            label={`${strings.plot(name + place, own.length)}: ${own.map(inWords).join('; ')}`}
            xName={strings.axis[first.x]}
            yName={`${name}${place}${first.unit === 'rate' ? '' : ` (${first.unit})`}`}
            isRate={first.unit === 'rate'}
            lines={own.map(({ variant, points }, index) => ({
              name: variant ?? `${index + 1}`,
              points,
            }))}
          />
        );
      })}
    </div>
  );
}

function inWords({ variant, points, unit }: Series): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const lead = variant === undefined ? '' : `${variant} `;
  return `${lead}${withUnit(first[1], unit)} (${first[0]}) – ${withUnit(last[1], unit)} (${last[0]})`;
}

function withUnit(value: number, unit: string): string {
  if (unit === 'rate') return `${(value * 100).toFixed(1)} %`;
  const shown = Math.abs(value) >= 1000 ? grouped(value) : String(value);
  return `${shown} ${unit}`;
}

function placeOf(on: string, known: Readonly<Record<string, string>>): string {
  return known[on] ?? on;
}
