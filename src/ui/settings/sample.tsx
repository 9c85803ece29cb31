type Props = {
  readonly title: string;
  /** Text and fills by turns. */
  readonly parts: readonly string[];
};

/** A sentence of a passage, to see what a choice does. */
export function Sample({ title, parts }: Props) {
  return (
    <section className="rounded-large border border-line bg-raised px-6 pt-4 pb-6">
      <h2 className="font-semibold text-ink-faint text-sm">{title}</h2>
      <p className="passage-text mt-2">
        {parts.map((part, index) =>
          index % 2 === 0 ? (
            part
          ) : (
            <span key={part} className="slot" data-state="right">
              <span className="slot-fill">{part}</span>
            </span>
          ),
        )}
      </p>
    </section>
  );
}
