import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (count: number) => void;
};

const counts = [1, 2, 3, 4];

/** One to four, as radio buttons in a row. */
export function CountChoice({ label, value, onChange }: Props) {
  const name = useId();
  return (
    <fieldset>
      <legend className="font-medium text-sm">{label}</legend>
      <div className="mt-1 flex overflow-hidden rounded-medium border border-line-strong">
        {counts.map((count) => (
          <label
            key={count}
            className="choice grid min-h-11 w-11 place-items-center border-line-strong text-sm not-first:border-l has-checked:bg-ink has-checked:font-semibold has-checked:text-raised has-focus-visible:outline-2 has-focus-visible:-outline-offset-4 has-focus-visible:outline-mask"
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              checked={count === value}
              onChange={() => onChange(count)}
            />
            {count}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
