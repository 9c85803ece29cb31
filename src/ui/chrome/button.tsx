import type { ComponentProps } from 'react';

type Look = 'primary' | 'quiet' | 'icon';

type Props = ComponentProps<'button'> & { readonly look?: Look };

/** The page's three buttons: one main action, quiet ones beside it, and icons with a name. */
export function Button({ look = 'quiet', className = '', ...rest }: Props) {
  return <button type="button" className={`${base} ${looks[look]} ${className}`} {...rest} />;
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-medium text-sm leading-none select-none transition-colors disabled:opacity-60 aria-disabled:opacity-50';

const looks: Record<Look, string> = {
  primary: 'solid min-h-11 bg-ink px-5 font-semibold text-raised hover:bg-ink-soft',
  quiet: 'min-h-11 px-3 text-ink-soft hover:bg-sunk hover:text-ink',
  icon: 'size-11 text-ink-soft hover:bg-sunk hover:text-ink',
};
