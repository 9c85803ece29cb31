type Props = { readonly n: number };

/** The number of a blank, in the colour of blanks: the thread between the passage and the steps. */
export function NumberBadge({ n }: Props) {
  return (
    <span className="solid inline-grid size-5 shrink-0 place-items-center rounded-full bg-mask font-semibold text-raised text-xs leading-none">
      {n}
    </span>
  );
}
