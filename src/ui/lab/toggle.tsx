type Props = {
  readonly label: string;
  readonly note?: string | undefined;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** On or off. */
export function Toggle({ label, note, isOn, onChange }: Props) {
  return (
    <label className="flex min-h-9 items-start gap-3 py-1.5 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-mask"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {label}
        {note && <span className="block text-ink-faint text-xs leading-snug">{note}</span>}
      </span>
    </label>
  );
}
