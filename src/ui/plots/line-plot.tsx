import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useLayoutEffect, useRef, useState } from 'react';

export type PlotLine = {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
};

type Props = {
  /** What the plot is of, with its lines, for those who hear the page. */
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  readonly lines: readonly PlotLine[];
  /** Whether y is a rate in [0, 1]: then the axis is fixed and in percent. */
  readonly isRate: boolean;
};

const height = 220;
const margin = { top: 12, right: 16, bottom: 36, left: 52 };
/** Lines differ by stroke as well as by colour. */
const strokes = ['none', '6 4', '2 3', '10 3 2 3'];
const colours = ['var(--mask)', 'var(--reward)', 'var(--query)', 'var(--evidence)'];

/** Measured lines over steps or time. Only points that were recorded; nothing is smoothed or filled in. */
export function LinePlot({ label, xName, yName, lines, isRate }: Props) {
  const root = useRef<HTMLElement>(null);
  const width = useWidth(root);
  const all = lines.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const x = scaleLinear()
    .domain([Math.min(...xs), Math.max(...xs)])
    .range([margin.left, width - margin.right]);
  const y = scaleLinear()
    .domain(isRate ? [0, 1] : [Math.min(0, ...ys), Math.max(...ys)])
    .nice()
    .range([height - margin.bottom, margin.top]);
  const path = line<readonly [number, number]>()
    .x(([at]) => x(at))
    .y(([, value]) => y(value));
  // Five figures and more do not fit beside the axis: 600k.
  const short = Math.max(...ys) >= 10_000 ? '~s' : undefined;
  const yText = y.tickFormat(4, isRate ? '.0%' : short);
  const xText = x.tickFormat(4, '~s');
  return (
    <figure ref={root} className="min-w-0">
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={height}
        className="block max-w-full text-ink-faint text-xs"
      >
        {y.ticks(4).map((tick) => (
          <g key={tick} transform={`translate(0,${y(tick)})`}>
            <line x1={margin.left} x2={width - margin.right} stroke="var(--line)" />
            <text x={margin.left - 8} dy="0.32em" textAnchor="end" fill="currentColor">
              {yText(tick)}
            </text>
          </g>
        ))}
        {x.ticks(Math.max(2, Math.floor(width / 120))).map((tick) => (
          <text
            key={tick}
            x={x(tick)}
            y={height - margin.bottom + 18}
            textAnchor="middle"
            fill="currentColor"
          >
            {xText(tick)}
          </text>
        ))}
        <text x={width - margin.right} y={height - 4} textAnchor="end" fill="currentColor">
          {xName}
        </text>
        {lines.map(({ name, points }, index) => (
          <path
            key={name}
            d={path(points) ?? ''}
            fill="none"
            stroke={colours[index % colours.length]}
            strokeWidth={2}
            strokeDasharray={strokes[index % strokes.length]}
          />
        ))}
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-xs">
        <span>{yName}</span>
        {lines.length > 1 &&
          lines.map(({ name }, index) => (
            <span key={name} className="flex items-center gap-1.5">
              <svg width={24} height={4} aria-hidden>
                <title>{name}</title>
                <line
                  x2={24}
                  y1={2}
                  y2={2}
                  stroke={colours[index % colours.length]}
                  strokeWidth={2}
                  strokeDasharray={strokes[index % strokes.length]}
                />
              </svg>
              {name}
            </span>
          ))}
      </figcaption>
    </figure>
  );
}

const narrowest = 240;
const firstWidth = 560;

/** The width that the page gives the element, in CSS pixels. */
function useWidth(root: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(firstWidth);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(narrowest, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return width;
}
