import { Check, ChevronLeft, ChevronRight, X } from 'lucide-react';
import type { ShownRun } from '#lab/session.ts';
import { Button } from '#ui/chrome/button.tsx';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useLab, useLabActions, useLabStrings } from './lab-context.tsx';
import { MaskedText } from './masked-text.tsx';

/** A held-out passage, filled before training and now. */
export function TryOutPanel() {
  const { tryOut: strings } = useLabStrings();
  const { tryOut } = useLabActions();
  const { index, shown } = useLab((state) => state.tryOut);
  const isResting = useLab((state) => state.status === 'resting');
  const count = useLab((state) =>
    state.corpus.status === 'ready' ? state.corpus.value.heldOut.length : 0,
  );
  if (!shown) return null;
  const move = (by: number) => isResting && void tryOut((index + by + count) % count);
  return (
    <section aria-labelledby="lab-try-out">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="lab-try-out" className="font-semibold text-lg">
          {strings.title}
        </h2>
        <div className="flex items-center text-ink-soft text-sm">
          <Button
            look="icon"
            aria-label={strings.previous}
            aria-disabled={!isResting}
            onClick={() => move(-1)}
          >
            <ChevronLeft size={18} aria-hidden />
          </Button>
          {strings.of(index + 1, count)}
          <Button
            look="icon"
            aria-label={strings.next}
            aria-disabled={!isResting}
            onClick={() => move(1)}
          >
            <ChevronRight size={18} aria-hidden />
          </Button>
        </div>
      </div>
      <MaskedText title={shown.title} parts={shown.parts} gold={shown.gold} />
      <div className="mt-4 grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Moves title={strings.before} run={shown.before} />
        <Moves title={strings.now} run={shown.now} />
      </div>
    </section>
  );
}

type MovesProps = { readonly title: string; readonly run: ShownRun };

function Moves({ title, run }: MovesProps) {
  const { tryOut: strings } = useLabStrings();
  return (
    <div className="rounded-large border border-line bg-raised px-5 pt-3 pb-4">
      <h3 className="font-semibold text-ink-faint text-sm">{title}</h3>
      <ol className="mt-2 space-y-1.5 text-sm leading-snug">
        {run.moves.map((move, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the moves of a run never change places.
          <li key={at} className="flex items-baseline gap-2">
            <NumberBadge n={move.mask} />
            {move.type === 'search' ? (
              <span className="min-w-0 break-words">
                <span className="text-ink-faint">{strings.searched} </span>
                <span className="text-query">{move.query}</span>
              </span>
            ) : (
              <span className="min-w-0 break-words">
                <span className="text-ink-faint">{strings.filled} </span>
                <span className="font-medium">{short(move.text) ?? strings.nothing}</span>{' '}
                <Verdict isRight={move.right} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

type VerdictProps = { readonly isRight: boolean };

export function Verdict({ isRight }: VerdictProps) {
  const { tryOut: strings } = useLabStrings();
  const Icon = isRight ? Check : X;
  return (
    <span
      className={`inline-flex items-center gap-0.5 whitespace-nowrap text-xs ${isRight ? 'text-(--right)' : 'text-wrong'}`}
    >
      <Icon size={13} aria-hidden />
      {isRight ? strings.right : strings.wrong}
    </span>
  );
}

const longest = 90;

/** Whole hits are told by their beginning. */
export function short(text: string | null): string | null {
  return text !== null && text.length > longest ? `${text.slice(0, longest)}…` : text;
}
