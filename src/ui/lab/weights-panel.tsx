import { cuesAfter, cuesBefore, type Head, kinds, parameters } from '#lab/policy/parameters.ts';
import { CueTable } from './cue-table.tsx';
import { useLab, useLabStrings } from './lab-context.tsx';

const heads: readonly Head[] = ['query', 'fill', 'order'];
/** Weights shown of each head, the strongest first. */
const mostShown = 10;

/** The weights in words. */
export function WeightsPanel() {
  const { weights: strings } = useLabStrings();
  const weights = useLab((state) => state.weights);
  return (
    <section aria-labelledby="lab-weights">
      <h2 id="lab-weights" className="font-semibold text-lg">
        {strings.title}
      </h2>
      <p className="mt-1 text-ink-soft text-sm">
        {weights.length > 0 ? strings.note : strings.empty}
      </p>
      {weights.length > 0 && (
        <>
          <div className="mt-4 grid gap-x-10 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
            {heads.map((head) => (
              <HeadWeights key={head} head={head} weights={weights} />
            ))}
          </div>
          <details className="mt-6">
            <summary className="py-2 font-medium text-sm">{strings.show}</summary>
            <CueTable
              caption={strings.tableBefore}
              side="before"
              cues={cuesBefore}
              names={strings.before}
              weights={weights}
            />
            <CueTable
              caption={strings.tableAfter}
              side="after"
              cues={cuesAfter}
              names={strings.after}
              weights={weights}
            />
          </details>
        </>
      )}
    </section>
  );
}

type HeadProps = { readonly head: Head; readonly weights: readonly number[] };

function HeadWeights({ head, weights }: HeadProps) {
  const { weights: strings } = useLabStrings();
  const named = useNames();
  const own = parameters
    .map(({ head: of, feature }, index) => ({ of, feature, weight: weights[index] ?? 0 }))
    .filter(({ of, feature }) => of === head && named(head, feature) !== null)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, mostShown);
  const largest = Math.max(1, ...own.map(({ weight }) => Math.abs(weight)));
  return (
    <div>
      <h3 className="font-semibold text-sm">{strings[head]}</h3>
      <ul className="mt-2 space-y-1 text-sm">
        {own.map(({ feature, weight }) => (
          <li key={feature} className="grid grid-cols-[minmax(0,1fr)_5rem_3rem] items-center gap-2">
            <span className="leading-tight">{named(head, feature)}</span>
            <span className="bar relative h-2 rounded-full bg-sunk" aria-hidden>
              <span
                className={`absolute inset-y-0 rounded-full ${weight >= 0 ? 'bg-(--right)' : 'bg-wrong'}`}
                style={{
                  width: `${(Math.abs(weight) / largest) * 50}%`,
                  left: `${weight >= 0 ? 50 : 50 - (Math.abs(weight) / largest) * 50}%`,
                }}
              />
            </span>
            <span className="text-right text-ink-soft">
              {weight > 0 ? '+' : ''}
              {weight.toFixed(1)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A feature in words; null for the ones that the tables show. */
function useNames(): (head: Head, feature: string) => string | null {
  const { weights: strings } = useLabStrings();
  const kind = new Map(kinds.map((one) => [`kind:${one}`, strings.aKind(strings.kinds[one])]));
  const tables = {
    order: new Map(Object.entries(strings.orderFeatures)),
    query: new Map(Object.entries(strings.queryFeatures)),
    fill: new Map([...Object.entries(strings.fillFeatures), ...kind]),
  };
  return (head, feature) => tables[head].get(feature) ?? null;
}
