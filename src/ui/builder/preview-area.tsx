import { TextQuote } from 'lucide-react';
import type { Preview } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { MaskPreview } from './mask-preview.tsx';

type Props = { readonly preview: Preview };

/** What becomes of the text, or the one thing that keeps it from becoming a task. */
export function PreviewArea({ preview }: Props) {
  const { draft } = useSheetStrings();
  const { editDraft } = useActions();
  return (
    <section
      className="border-line max-md:border-t max-md:pt-5 md:border-l md:pl-8"
      aria-live="polite"
    >
      {preview.status === 'empty' && (
        <>
          <Quiet>{draft.previewEmpty}</Quiet>
          <Button
            className="-ml-3"
            onClick={() => editDraft({ title: '', text: draft.exampleText })}
          >
            <TextQuote size={17} aria-hidden />
            {draft.example}
          </Button>
        </>
      )}
      {preview.status === 'working' && <Quiet>{draft.working}</Quiet>}
      {preview.status === 'refused' && (
        <InlineProblem>{draft.problem(preview.problem)}</InlineProblem>
      )}
      {preview.status === 'typed' && (
        <Quiet>
          {draft.typed(preview.task.view.kind === 'ramp' ? preview.task.view.parts.length - 1 : 1)}
        </Quiet>
      )}
      {preview.status === 'masked' && (
        <>
          <h3 className="mb-2 font-semibold text-ink-faint text-sm">{draft.preview}</h3>
          <MaskPreview masked={preview.masked} />
          <div className="mt-3 space-y-1">
            {preview.masked.spans.length === 0 && <InlineProblem>{draft.noBlanks}</InlineProblem>}
            <Quiet>{preview.masked.language === 'zh' ? draft.chineseNote : draft.underlined}</Quiet>
          </div>
        </>
      )}
      <BackgroundProblem />
    </section>
  );
}

/** The page behind the sheet can't be read, so its problem is told here as well. */
function BackgroundProblem() {
  const strings = useStrings();
  const problem = useApp((state) => state.problem);
  return problem?.type === 'worker' ? (
    <InlineProblem>{strings.problem(problem)}</InlineProblem>
  ) : null;
}

function Quiet({ children }: { readonly children: string }) {
  return <p className="text-ink-soft text-sm">{children}</p>;
}
