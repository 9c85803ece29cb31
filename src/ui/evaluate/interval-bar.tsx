type Props = {
  /** All in [0, 1]. */
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** What we print for the same, as a mark beneath. */
  readonly printed?: number | undefined;
};

/** A rate as a dot on a line from 0 to 100 %, with its interval. The numbers stand beside it as text. */
export function IntervalBar({ value, interval, printed }: Props) {
  const [low, high] = interval ?? [value, value];
  const at = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
  return (
    <span className="mx-1.5 block" aria-hidden>
      <span className="relative block h-3">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
        <span
          className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-mask/45 forced-colors:bg-[Highlight]"
          style={{ left: at(low), width: `${Math.max(0.005, high - low) * 100}%` }}
        />
        <span
          className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-mask ring-2 ring-raised forced-colors:bg-[Highlight]"
          style={{ left: at(value) }}
        />
        {printed !== undefined && (
          <span
            className="absolute -bottom-0.5 h-1.5 w-0.5 -translate-x-1/2 bg-evidence forced-colors:bg-[CanvasText]"
            style={{ left: at(printed) }}
          />
        )}
      </span>
    </span>
  );
}
