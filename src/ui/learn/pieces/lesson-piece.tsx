import { assertNever } from '#core/assert-never.ts';
import type { Piece } from '#state/lessons/lesson-store.ts';
import { useLearnStrings } from '../use-learn-strings.ts';
import { EvidencePiece } from './evidence-piece.tsx';
import { GuessPiece } from './guess-piece.tsx';
import { InjectionPiece } from './injection-piece.tsx';
import { LadderPiece } from './ladder-piece.tsx';
import { MaskPiece } from './mask-piece.tsx';
import { RewardPiece } from './reward-piece.tsx';
import { RunPiece } from './run-piece.tsx';
import { SearchPiece } from './search-piece.tsx';
import { SelectionPiece } from './selection-piece.tsx';

type Props = { readonly piece: Piece };

/** Something to try, with a heading that says so. */
export function LessonPiece({ piece }: Props) {
  const { tryIt } = useLearnStrings();
  return (
    <section
      aria-label={tryIt[piece.type]}
      className="rounded-large border border-line-strong bg-raised p-4 sm:p-6"
    >
      <h3 className="mb-4 font-semibold text-mask text-sm">{tryIt[piece.type]}</h3>
      <Content piece={piece} />
    </section>
  );
}

function Content({ piece }: Props) {
  switch (piece.type) {
    case 'guess':
      return <GuessPiece piece={piece} />;
    case 'mask':
      return <MaskPiece piece={piece} />;
    case 'run':
      return <RunPiece piece={piece} />;
    case 'search':
      return <SearchPiece piece={piece} />;
    case 'evidence':
      return <EvidencePiece piece={piece} />;
    case 'reward':
      return <RewardPiece piece={piece} />;
    case 'ladder':
      return <LadderPiece piece={piece} />;
    case 'selection':
      return <SelectionPiece piece={piece} />;
    case 'injection':
      return <InjectionPiece piece={piece} />;
    default:
      return assertNever(piece);
  }
}
