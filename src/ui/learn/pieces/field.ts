/** The look of a field to write in. */
export const field =
  'block min-h-11 w-full rounded-medium border border-line-strong bg-surface px-3 read-only:bg-sunk placeholder:text-ink-faint';
