type Props = {
  readonly name: string;
  /** In [0, 1]. */
  readonly value: number;
  readonly about: string;
  /** Whether it is a part of the total. */
  readonly counts: boolean;
};

export function Meter({ name, value, about, counts }: Props) {
  return (
    <div>
      <dt className="flex justify-between font-medium text-sm">
        {name}
        <span>{value.toFixed(2)}</span>
      </dt>
      <dd>
        <div className="bar mt-1.5 h-1.5 rounded-full bg-sunk" aria-hidden>
          <div
            className={`h-full rounded-full ${counts ? 'bg-reward' : 'bg-ink-faint'}`}
            style={{ width: `${value * 100}%` }}
          />
        </div>
        <p className="mt-1.5 text-ink-faint text-xs leading-snug">{about}</p>
      </dd>
    </div>
  );
}
