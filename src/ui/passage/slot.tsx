import { BookOpen, Check, Search, X } from 'lucide-react';
import type { Blank } from '#core/rollout/trajectory.ts';
import type { Strings } from '#ui/strings/en.ts';
import { useStrings } from '#ui/strings/strings.ts';

type Props = {
  /** From 1. */
  readonly n: number;
  /** Null before any run. */
  readonly blank: Blank | null;
  /** What will stand here: it is as wide as that from the start. */
  readonly room: string;
  readonly isActive: boolean;
  /** The evidence for it is on screen; the fill follows. */
  readonly isBeingRead: boolean;
  /** Right and wrong are told when the run is over. */
  readonly isOver: boolean;
  readonly gold: string | null;
  readonly onOpen: () => void;
};

type State = Blank['status'] | 'right' | 'wrong';

/** One blank in the text. */
export function Slot({ n, blank, room, isActive, isBeingRead, isOver, gold, onOpen }: Props) {
  const { passage } = useStrings();
  const state = isBeingRead ? 'reading' : stateOf(blank, isOver);
  const isDone = state !== 'waiting' && state !== 'searching' && state !== 'reading';
  const missed = isOver && gold !== null && (state === 'wrong' || state === 'unknown');
  const name = nameOf(passage.blank, state, n, blank?.fill ?? '', missed ? gold : null);
  const looks = {
    className: 'slot',
    'data-state': state,
    'data-active': isActive,
    'data-final': missed,
  };
  const content = (
    <>
      <span className="sr-only">{name}</span>
      <span className="slot-room" aria-hidden>
        {isDone && blank?.fill === null ? passage.notKnown : room}
      </span>
      {isDone ? (
        <>
          <span className="slot-fill" aria-hidden>
            {blank?.fill ?? passage.notKnown}
          </span>
          <Badge n={n} state={state} />
        </>
      ) : (
        <span className="slot-mark" aria-hidden>
          <Progress state={state} />
          {n}
        </span>
      )}
    </>
  );
  return (
    <>
      {isDone ? (
        <button type="button" title={passage.showStory} onClick={onOpen} {...looks}>
          {content}
        </button>
      ) : (
        <span {...looks}>{content}</span>
      )}
      {missed && (
        <span className="gold" aria-hidden>
          {' '}
          {gold}
        </span>
      )}
    </>
  );
}

function stateOf(blank: Blank | null, isOver: boolean): State {
  if (!blank) return 'waiting';
  if (!isOver || blank.status !== 'filled' || blank.right === null) return blank.status;
  return blank.right ? 'right' : 'wrong';
}

function nameOf(
  names: Strings['passage']['blank'],
  state: State,
  n: number,
  fill: string,
  gold: string | null,
): string {
  if (state === 'wrong') return names.wrong(n, fill, gold ?? '');
  if (state === 'unknown') return gold === null ? names.unknown(n) : names.unknownWas(n, gold);
  return names[state](n, fill);
}

function Progress({ state }: { readonly state: State }) {
  if (state === 'searching') return <Search size="1.1em" strokeWidth={2.5} />;
  if (state === 'reading') return <BookOpen size="1.1em" strokeWidth={2.5} />;
  return null;
}

function Badge({ n, state }: { readonly n: number; readonly state: State }) {
  return (
    <span className="slot-badge" aria-hidden>
      {n}
      {state === 'right' && <Check size="1.15em" strokeWidth={3} />}
      {(state === 'wrong' || state === 'unknown') && <X size="1.15em" strokeWidth={3} />}
    </span>
  );
}
