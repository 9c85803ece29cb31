/** A line of text with one word hidden. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-mask" />
      <g className="fill-surface">
        <rect x="6" y="8" width="20" height="2.5" rx="1.25" />
        <rect x="6" y="14" width="5" height="2.5" rx="1.25" />
        <rect x="6" y="22" width="13" height="2.5" rx="1.25" />
      </g>
      <rect x="13.5" y="12.5" width="12.5" height="6" rx="2" className="fill-evidence-tint" />
    </svg>
  );
}
