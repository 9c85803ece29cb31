import { maxDrawnMasks } from '#state/draft-actions.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { PreviewArea } from '#ui/builder/preview-area.tsx';
import { Button } from '#ui/chrome/button.tsx';
import { CountChoice } from '#ui/chrome/count-choice.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { PieceStage } from './piece-stage.tsx';

type Props = { readonly piece: PieceOf<'mask'> };

/** A text whose words can be hidden, by hand or by the real masking. */
export function MaskPiece({ piece: { title, text, masks } }: Props) {
  return (
    <PieceStage
      key={text}
      prepare={({ actions }) =>
        actions.editDraft({ title, text, masks: Math.min(masks, maxDrawnMasks), seed: 1 })
      }
    >
      <Masking />
    </PieceStage>
  );
}

function Masking() {
  const { draft: strings } = useSheetStrings();
  const { editDraft, rollSeed } = useActions();
  const preview = useApp((state) => state.preview);
  const masks = useApp((state) => state.draft.masks);
  return (
    <div className="space-y-5">
      <div className="min-h-36 [&>section]:border-0! [&>section]:p-0!">
        <PreviewArea preview={preview} />
      </div>
      <div className="flex flex-wrap items-end gap-4">
        <CountChoice
          label={strings.masks}
          value={masks}
          onChange={(count) => editDraft({ masks: count })}
        />
        <Button onClick={rollSeed}>{strings.roll}</Button>
      </div>
    </div>
  );
}
