import { useEffect } from 'react';
import { DraftForm } from '#ui/builder/draft-form.tsx';
import { PreviewArea } from '#ui/builder/preview-area.tsx';
import { Button } from '#ui/chrome/button.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { build as en } from '#ui/strings/en/build.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { build as zh } from '#ui/strings/zh/build.ts';
import { CandidateTable } from './candidate-table.tsx';
import { InstanceActions } from './instance-actions.tsx';
import { MaskingChoice } from './masking-choice.tsx';

/** A text, what is worth hiding in it and why, and the instance that comes of it. */
export function BuildScreen() {
  const { screens } = useStrings();
  const strings = useStringsOf({ en, zh });
  const { previewDraft, takeSubject } = useActions();
  const preview = useApp((state) => state.preview);
  const canTake = useApp(
    ({ subject }) => subject?.task.view.kind === 'ramp' && subject.task.gold !== undefined,
  );
  useEffect(() => previewDraft(), [previewDraft]);
  return (
    <ScreenFrame
      title={screens.build[0]}
      intro={strings.intro}
      tools={canTake && <Button onClick={takeSubject}>{strings.take}</Button>}
    >
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div>
          <DraftForm />
          <MaskingChoice />
        </div>
        <div>
          <h2 className="sr-only">{strings.preview}</h2>
          <PreviewArea preview={preview} />
          <InstanceActions />
        </div>
      </div>
      {preview.status === 'masked' && <CandidateTable masked={preview.masked} />}
    </ScreenFrame>
  );
}
