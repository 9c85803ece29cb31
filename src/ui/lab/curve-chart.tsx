import { useId } from 'react';
import { useLabStrings } from './lab-context.tsx';

export type CurveLine = {
  readonly name: string;
  readonly points: readonly (readonly [step: number, value: number])[];
};

type Props = {
  readonly title: string;
  readonly note: string;
  /** The first line is the main one. */
  readonly lines: readonly CurveLine[];
  /** The last step that fits. */
  readonly end: number;
  /** The highest value that fits; more when a line goes higher. */
  readonly top: number;
  readonly format: (value: number) => string;
};

const width = 320;
const height = 130;
const left = 40;
const bottom = 18;

/** Lines over steps. Each line differs in colour, in its dashes and by its name at the end of the legend. */
export function CurveChart({ title, note, lines, end, top, format }: Props) {
  const { curves } = useLabStrings();
  const id = useId();
  const highest = Math.max(top, ...lines.flatMap(({ points }) => points.map(([, value]) => value)));
  const x = (step: number) => left + (step / end) * (width - left - 6);
  const y = (value: number) => height - bottom - (value / highest) * (height - bottom - 8);
  return (
    <figure aria-labelledby={id} className="m-0">
      <figcaption id={id}>
        <span className="font-semibold">{title}</span>
        <span className="block text-ink-faint text-sm leading-snug">{note}</span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className="mt-2 block w-full">
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line
              x1={left}
              x2={width - 6}
              y1={y(share * highest)}
              y2={y(share * highest)}
              className="stroke-line"
            />
            <text
              x={left - 6}
              y={y(share * highest) + 3.5}
              textAnchor="end"
              className="fill-ink-soft text-[10px]"
            >
              {format(share * highest)}
            </text>
          </g>
        ))}
        <text x={left} y={height - 3} className="fill-ink-soft text-[10px]">
          0
        </text>
        <text x={width - 6} y={height - 3} textAnchor="end" className="fill-ink-soft text-[10px]">
          {curves.step} {end}
        </text>
        {[...lines.entries()].reverse().map(([index, { name, points }]) => (
          <g key={name} style={{ color: colours[index] }}>
            <polyline
              fill="none"
              stroke="currentColor"
              strokeWidth={index === 0 ? 2.2 : 1.4}
              strokeDasharray={dashes[index]}
              strokeLinejoin="round"
              points={points.map(([step, value]) => `${x(step)},${y(value)}`).join(' ')}
            />
            {points.length === 1 && points[0] && (
              <circle cx={x(points[0][0])} cy={y(points[0][1])} r={2.5} fill="currentColor" />
            )}
          </g>
        ))}
      </svg>
      {/* There from the start, in columns: what is measured moves nothing. */}
      <ul className="mt-1 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-x-4 gap-y-0.5 text-sm">
        {lines.map(({ name, points }, index) => (
          <li key={name} className="flex items-center gap-1.5">
            <svg width="18" height="8" aria-hidden style={{ color: colours[index] }}>
              <line
                x2="18"
                y1="4"
                y2="4"
                stroke="currentColor"
                strokeWidth={index === 0 ? 3 : 2}
                strokeDasharray={dashes[index]}
              />
            </svg>
            {curves.last(name, points.length === 0 ? '–' : format(points.at(-1)?.[1] ?? 0))}
          </li>
        ))}
      </ul>
    </figure>
  );
}

const colours = ['var(--ink)', 'var(--query)', 'var(--mask)', 'var(--evidence)', 'var(--reward)'];
const dashes = [undefined, '6 3', '2 2', '8 2 2 2', '1 3'];
