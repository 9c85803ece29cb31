import { overall } from '#lab/held-out.ts';
import { mostMasks } from '#lab/settings.ts';
import { CurveChart } from './curve-chart.tsx';
import { percent, useLab, useLabStrings } from './lab-context.tsx';

const counts = Array.from({ length: mostMasks }, (_, index) => index + 1);

/** The curves of a training: what it can, what it earns, how open it still is, how much it writes, what the clip does. */
export function Curves() {
  const { curves } = useLabStrings();
  const history = useLab((state) => state.history);
  const measured = useLab((state) => state.measured);
  const heldOut = useLab((state) =>
    state.corpus.status === 'ready' ? state.corpus.value.heldOut.length : 0,
  );
  const end = Math.max(10, history.length);
  const line = (name: string, of: (report: (typeof history)[number]) => number | null) => ({
    name,
    points: history.flatMap((report) => {
      const value = of(report);
      return value === null ? [] : [[report.step, value] as const];
    }),
  });
  const two = (value: number) => value.toFixed(2);
  return (
    <section aria-labelledby="lab-curves">
      <h2 id="lab-curves" className="sr-only">
        {curves.title}
      </h2>
      <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        <CurveChart
          title={curves.heldOut}
          note={curves.heldOutNote(heldOut)}
          end={end}
          top={1}
          format={percent}
          lines={[
            {
              name: curves.all,
              points: measured.map(({ step, accuracy }) => [step, overall(accuracy)] as const),
            },
            ...counts.map((count) => ({
              name: curves.masks(count),
              points: measured.flatMap(({ step, accuracy }) => {
                const own = accuracy[count];
                return own ? [[step, own.right / own.masks] as const] : [];
              }),
            })),
          ]}
        />
        <CurveChart
          title={curves.reward}
          note={curves.rewardNote}
          end={end}
          top={1}
          format={two}
          lines={[line(curves.rewardLine, ({ reward }) => Math.max(0, reward))]}
        />
        <CurveChart
          title={curves.fillEntropy}
          note={curves.fillEntropyNote}
          end={end}
          top={4}
          format={two}
          lines={[line(curves.fillLine, ({ entropy }) => entropy.fill)]}
        />
        <CurveChart
          title={curves.queryEntropy}
          note={curves.queryEntropyNote}
          end={end}
          top={0.7}
          format={two}
          lines={[line(curves.queryLine, ({ entropy }) => entropy.query)]}
        />
        <CurveChart
          title={curves.words}
          note={curves.wordsNote}
          end={end}
          top={12}
          format={(value) => value.toFixed(1)}
          lines={[
            line(curves.fillLine, ({ fillWords }) => fillWords),
            line(curves.queryLine, ({ queryWords }) => queryWords),
          ]}
        />
        <CurveChart
          title={curves.heldBack}
          note={curves.heldBackNote}
          end={end}
          top={0.5}
          format={percent}
          lines={[line(curves.heldBackLine, ({ clipped }) => clipped)]}
        />
      </div>
    </section>
  );
}
