import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react';
import type { ListRow } from './list-rows.ts';

type Props<T> = {
  readonly rows: readonly ListRow<T>[];
  /** Pixels, before a row has been measured. */
  readonly rowHeight: number;
  readonly root: RefObject<HTMLElement | null>;
  readonly children: (row: ListRow<T>) => ReactNode;
};

/** Rows drawn ahead, so that the tab key and a slow scroll always find the next. */
const ahead = 6;

export function PlacedInPart<T>(props: Props<T> & { readonly scroller: HTMLElement }) {
  const { rows, rowHeight, root, scroller } = props;
  const focus = useFocusedRow(root);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller,
    overscan: ahead,
    rangeExtractor: (range) => withFocused(range, focus),
    scrollMargin: useMargin(root, scroller),
    useFlushSync: false,
  });
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = adjusts;
  return <Placed {...props} virtualizer={virtualizer} />;
}

export function PlacedInWindow<T>(props: Props<T>) {
  const { rows, rowHeight, root } = props;
  const focus = useFocusedRow(root);
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: ahead,
    rangeExtractor: (range) => withFocused(range, focus),
    scrollMargin: useMargin(root, null),
    useFlushSync: false,
  });
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = adjusts;
  return <Placed {...props} virtualizer={virtualizer} />;
}

/** Downwards never: to set the scroll position would end the browser's own slow scroll, such as by the End key. */
function adjusts(
  _item: VirtualItem,
  _delta: number,
  { scrollDirection }: { readonly scrollDirection: 'forward' | 'backward' | null },
): boolean {
  return scrollDirection === 'backward';
}

type PlacedProps<T> = Props<T> & {
  readonly virtualizer: {
    readonly options: { readonly scrollMargin: number };
    readonly measureElement: (element: HTMLElement | null) => void;
    getTotalSize(): number;
    getVirtualItems(): VirtualItem[];
  };
};

function Placed<T>({ rows, virtualizer, children }: PlacedProps<T>) {
  const { scrollMargin } = virtualizer.options;
  return (
    <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        return (
          row && (
            <div
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - scrollMargin}px)` }}
            >
              {children(row)}
            </div>
          )
        );
      })}
    </div>
  );
}

/**
 * The row that holds the focus stays drawn, however far it is scrolled away: the focus would be lost with it. So do
 * the rows beside it, where the tab key goes next.
 */
function withFocused(range: Range, focused: number | null): number[] {
  const drawn = defaultRangeExtractor(range);
  if (focused === null) return drawn;
  const near = [focused - 1, focused, focused + 1].filter((row) => row >= 0 && row < range.count);
  return [...new Set([...drawn, ...near])].sort((a, b) => a - b);
}

function useFocusedRow(root: RefObject<HTMLElement | null>): number | null {
  const [row, setRow] = useState<number | null>(null);
  useLayoutEffect(() => {
    const list = root.current;
    const into = ({ target }: FocusEvent) => {
      const index = target instanceof Element && target.closest('[data-index]');
      setRow(index ? Number(index.getAttribute('data-index')) : null);
    };
    // On its way to another row the focus keeps this one and those beside it: one of them is where it goes.
    const out = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && list?.contains(relatedTarget))) setRow(null);
    };
    list?.addEventListener('focusin', into);
    list?.addEventListener('focusout', out);
    return () => {
      list?.removeEventListener('focusin', into);
      list?.removeEventListener('focusout', out);
    };
  }, [root]);
  return row;
}

/** How far the list begins below the beginning of what scrolls, in pixels; watched, since what stands above may grow. */
function useMargin(root: RefObject<HTMLElement | null>, scroller: HTMLElement | null): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const top = root.current?.getBoundingClientRect().top ?? 0;
      const begin = scroller
        ? scroller.getBoundingClientRect().top - scroller.scrollTop
        : -window.scrollY;
      setMargin(Math.round(top - begin));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroller?.children ?? [document.body]) observer.observe(part);
    return () => observer.disconnect();
  }, [root, scroller]);
  return margin;
}
