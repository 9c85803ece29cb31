/**
 * A list that may have thousands of entries: only those near the window are drawn, by @tanstack/react-virtual.
 * A short list is drawn whole, so that it can be searched with the browser and printed. Entries may stand in
 * columns; they are read row by row either way.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { type ListRow, rowsOf } from './list-rows.ts';
import { PlacedInPart, PlacedInWindow } from './placed-rows.tsx';

type Props<T> = {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** What a row takes before it has been measured, in pixels. */
  readonly rowHeight: number;
  /** `lines`: one entry a row, a line between; `cards`: side by side in `columns`, apart. */
  readonly look?: 'lines' | 'cards';
  readonly columns?: number;
  readonly label?: string;
  readonly className?: string;
  readonly children: (item: T) => ReactNode;
};

/** Up to so many entries are drawn whole. */
const short = 60;

export function LongList<T>(props: Props<T>) {
  const { items, keyOf, rowHeight, look = 'lines', columns = 1, className, children } = props;
  const root = useRef<HTMLDivElement>(null);
  const scroller = useScroller(root);
  const rows = rowsOf(items, columns);
  const row = ({ first, items: own }: ListRow<T>) => (
    <div
      className={look === 'cards' ? 'grid gap-3 pb-3' : 'border-line border-b'}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {own.map((item, index) => (
        // biome-ignore lint/a11y/useSemanticElements: between a list and its entries stand the placed rows.
        <div
          key={keyOf(item)}
          role="listitem"
          aria-setsize={items.length}
          aria-posinset={first + index + 1}
          className="min-w-0 *:h-full"
        >
          {children(item)}
        </div>
      ))}
    </div>
  );
  const placing = { rows, rowHeight, root, children: row };
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <div ref={root} role="list" aria-label={props.label} className={className}>
      {items.length <= short && rows.map((one) => <div key={one.first}>{row(one)}</div>)}
      {items.length > short && scroller === 'window' && <PlacedInWindow {...placing} />}
      {items.length > short && scroller instanceof HTMLElement && (
        <PlacedInPart {...placing} scroller={scroller} />
      )}
    </div>
  );
}

/** What scrolls the list: a part of the page, or on a phone the window. It changes with the width of the window. */
function useScroller(root: React.RefObject<HTMLElement | null>): HTMLElement | 'window' | null {
  const [scroller, setScroller] = useState<HTMLElement | 'window' | null>(null);
  useLayoutEffect(() => {
    const look = () => setScroller(scrollerOf(root.current));
    look();
    addEventListener('resize', look);
    return () => removeEventListener('resize', look);
  }, [root]);
  return scroller;
}

function scrollerOf(element: HTMLElement | null): HTMLElement | 'window' {
  for (let part = element?.parentElement; part; part = part.parentElement) {
    if (part === document.body) break;
    if (/^(?:auto|scroll)$/u.test(getComputedStyle(part).overflowY)) return part;
  }
  return 'window';
}
