import { Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { LongList } from '#ui/chrome/list/long-list.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';

type Props<T> = {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What the filter looks at. */
  readonly textOf: (item: T) => string;
  /** Of most rows, in pixels. */
  readonly rowHeight: number;
  readonly children: (item: T) => ReactNode;
};

/** A long list, filtered by words. */
export function FilteredList<T>({ items, keyOf, textOf, rowHeight, children }: Props<T>) {
  const { picker } = useSheetStrings();
  const [filter, setFilter] = useState('');
  const wanted = filter.toLowerCase().split(/\s+/u);
  const found = items.filter((item) => {
    const text = textOf(item).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return (
    <>
      <label className="flex min-h-11 items-center gap-2.5 rounded-medium border border-line-strong bg-surface px-3 focus-within:outline-2 focus-within:outline-mask">
        <Search size={17} aria-hidden className="shrink-0 text-ink-faint" />
        <span className="sr-only">{picker.filter}</span>
        <input
          type="search"
          className="grow bg-transparent py-2 outline-none placeholder:text-ink-faint"
          placeholder={picker.filter}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
      </label>
      {found.length === 0 && <p className="mt-4 text-ink-soft text-sm">{picker.noMatch}</p>}
      <LongList items={found} keyOf={keyOf} rowHeight={rowHeight} className="mt-3">
        {children}
      </LongList>
    </>
  );
}
