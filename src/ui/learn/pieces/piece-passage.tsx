import { Check, X } from 'lucide-react';
import { Fragment } from 'react';
import type { Task } from '#core/task/task.ts';
import type { Strings } from '#ui/strings/en.ts';
import { useStrings } from '#ui/strings/strings.ts';

/** What stands in a blank: nothing yet, or a fill that is right or wrong. */
export type ShownFill = { readonly text: string | null; readonly isRight: boolean };

type Props = {
  readonly task: Task;
  /** By blank; missing ones are open. */
  readonly fills?: readonly (ShownFill | undefined)[];
  /** The blank that is asked about, from 0. */
  readonly active?: number;
  readonly size?: 'large' | 'small';
};

/** A passage with its blanks, to look at: nothing in it can be pressed. */
export function PiecePassage({ task, fills = [], active, size = 'large' }: Props) {
  const { view, language } = task;
  if (view.kind !== 'ramp') return null;
  return (
    <p
      lang={language}
      className={size === 'large' ? 'passage-text' : 'font-serif text-lg leading-loose'}
    >
      {view.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        <Fragment key={index}>
          {index > 0 && (
            <PieceBlank n={index} fill={fills[index - 1]} isActive={active === index - 1} />
          )}
          {part}
        </Fragment>
      ))}
    </p>
  );
}

type BlankProps = {
  readonly n: number;
  readonly fill: ShownFill | undefined;
  readonly isActive: boolean;
};

function PieceBlank({ n, fill, isActive }: BlankProps) {
  const { passage } = useStrings();
  const state = fill === undefined ? 'waiting' : stateOf(fill);
  const name = nameOf(passage.blank, n, fill);
  return (
    <span className="slot" data-state={state} data-active={isActive}>
      <span className="sr-only">{name}</span>
      {fill === undefined ? (
        <>
          <span className="slot-room" aria-hidden />
          <span className="slot-mark" aria-hidden>
            {n}
          </span>
        </>
      ) : (
        <>
          <span className="slot-fill" aria-hidden>
            {fill.text ?? passage.notKnown}
          </span>
          <span className="slot-badge" aria-hidden>
            {n}
            {fill.isRight ? (
              <Check size="1.15em" strokeWidth={3} />
            ) : (
              <X size="1.15em" strokeWidth={3} />
            )}
          </span>
        </>
      )}
    </span>
  );
}

function stateOf({ text, isRight }: ShownFill): string {
  if (text === null) return 'unknown';
  return isRight ? 'right' : 'wrong';
}

function nameOf(
  names: Strings['passage']['blank'],
  n: number,
  fill: ShownFill | undefined,
): string {
  if (fill === undefined) return names.waiting(n);
  if (fill.text === null) return names.unknown(n);
  return fill.isRight ? names.right(n, fill.text) : names.filled(n, fill.text);
}
