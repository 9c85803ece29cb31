import { kinds, parameters } from '#lab/policy/parameters.ts';
import { useLabStrings } from './lab-context.tsx';

type Props<C extends string> = {
  readonly caption: string;
  readonly side: 'before' | 'after';
  readonly cues: readonly C[];
  readonly names: Readonly<Record<C, string>>;
  readonly weights: readonly number[];
};

const indexOf = new Map(parameters.map(({ feature }, index) => [feature, index]));

/** Which kind of fill goes with which word beside the mask: a weight each, darker the stronger. */
export function CueTable<C extends string>({ caption, side, cues, names, weights }: Props<C>) {
  const { weights: strings } = useLabStrings();
  const weightOf = (cue: C, kind: string) =>
    weights[indexOf.get(`${side}:${cue}:${kind}`) ?? -1] ?? 0;
  const largest = Math.max(
    1,
    ...cues.flatMap((cue) => kinds.map((kind) => Math.abs(weightOf(cue, kind)))),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className="w-full min-w-[40rem] border-separate border-spacing-0.5 text-sm">
        <caption className="pb-1 text-left font-medium">{caption}</caption>
        <thead>
          <tr className="text-ink-soft">
            <th scope="col" className="text-left font-normal">
              {strings.word}
            </th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="px-1 font-normal">
                {strings.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cues.map((cue) => (
            <tr key={cue}>
              <th scope="row" className="whitespace-nowrap pr-2 text-left font-normal">
                {names[cue]}
              </th>
              {kinds.map((kind) => {
                const value = weightOf(cue, kind);
                const tint = value >= 0 ? 'var(--right-tint)' : 'var(--wrong-tint)';
                const share = Math.round((Math.abs(value) / largest) * 100);
                return (
                  <td
                    key={kind}
                    className="rounded-small px-1 py-0.5 text-center"
                    style={{ background: `color-mix(in oklab, ${tint} ${share}%, transparent)` }}
                  >
                    {Math.abs(value) < 0.05 ? '·' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
