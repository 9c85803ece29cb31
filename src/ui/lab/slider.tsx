import { useId } from 'react';

type Props = {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** A number on a line, with its value beside its name. */
export function Slider({ label, min, max, step, value, onChange }: Props) {
  const id = useId();
  return (
    <div className="text-sm">
      <div className="flex justify-between gap-3">
        <label htmlFor={id}>{label}</label>
        <span className="text-ink-soft">{step < 1 ? value.toFixed(2) : value}</span>
      </div>
      <input
        id={id}
        type="range"
        {...{ min, max, step, value }}
        className="mt-1 h-6 w-full accent-mask"
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </div>
  );
}
