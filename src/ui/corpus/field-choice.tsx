import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { useCorpusStrings, useLibrary } from './use-library.ts';

type Props = { readonly field: string; readonly onChange: (field: string) => void };

/** Only documents of one field. */
export function FieldChoice({ field, onChange }: Props) {
  const { document } = useSheetStrings();
  const strings = useCorpusStrings();
  const known = useLibrary((state) => state.statistics?.byField) ?? [];
  const fields = known.map(([name]) => name).filter((name) => name !== '');
  return (
    <label className="flex min-h-11 items-center gap-2 text-ink-soft text-sm">
      {strings.field}
      <select
        className="min-h-11 w-36 rounded-medium border border-line-strong bg-raised px-2 text-ink"
        value={field}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">{strings.allFields}</option>
        {[...new Set([...fields, ...(field === '' ? [] : [field])])].sort().map((name) => (
          <option key={name} value={name}>
            {document.field(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
