type Props = {
  readonly title: string;
  readonly parts: readonly string[];
  /** What stands behind each mask. */
  readonly gold: readonly string[];
};

/** A passage with what is hidden marked in it: the reader may know what the policy may not. */
export function MaskedText({ title, parts, gold }: Props) {
  return (
    <div className="mt-1">
      <p className="font-medium text-ink-soft text-sm">{title}</p>
      <p className="mt-1 font-serif leading-relaxed">
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a passage never change places.
          <span key={index}>
            {index > 0 && (
              <span className="rounded-small bg-mask-tint px-1 text-mask">
                <sup className="mr-0.5 font-sans font-semibold text-[0.65em]">{index}</sup>
                {gold[index - 1]}
              </span>
            )}
            {part}
          </span>
        ))}
      </p>
    </div>
  );
}
