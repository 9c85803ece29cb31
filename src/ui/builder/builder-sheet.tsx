import { Button } from '#ui/chrome/button.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { DraftForm } from './draft-form.tsx';
import { PreviewArea } from './preview-area.tsx';

type Props = { readonly of: 'own' | 'passage' };

/** A text, and beside it the same text masked. */
export function BuilderSheet({ of }: Props) {
  const { draft } = useSheetStrings();
  const { actions } = useStrings();
  const { closePanel, stageDraft } = useActions();
  const preview = useApp((state) => state.preview);
  const hasBlanks =
    preview.status === 'typed' || (preview.status === 'masked' && preview.masked.spans.length > 0);
  return (
    <Sheet
      place="middle"
      title={of === 'own' ? draft.title : actions.editMasks}
      onClose={closePanel}
      footer={
        <div className="flex justify-end">
          <Button look="primary" disabled={!hasBlanks} onClick={stageDraft}>
            {draft.use}
          </Button>
        </div>
      }
    >
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <div>
          <p className="mb-4 text-ink-soft text-sm">{draft.intro}</p>
          <DraftForm />
        </div>
        <PreviewArea preview={preview} />
      </div>
    </Sheet>
  );
}
