import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly children: ReactNode };

/** A table that scrolls by itself where the page is too narrow for it, also by keyboard. */
export function WideTable({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable without a mouse.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto">
      {children}
    </section>
  );
}
