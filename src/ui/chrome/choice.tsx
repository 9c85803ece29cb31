import { useId } from 'react';

type Props<T extends string | number> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, name: string])[];
  readonly onChange: (value: T) => void;
};

/** One of a few, side by side. */
export function Choice<T extends string | number>({ label, value, options, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap gap-1">
        {options.map(([option, text]) => (
          <label
            key={option}
            className="choice flex min-h-11 items-center rounded-medium border border-transparent px-3 text-ink-soft text-sm hover:bg-sunk has-checked:border-line-strong has-checked:bg-sunk has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-mask"
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
