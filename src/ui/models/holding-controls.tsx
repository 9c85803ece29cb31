import { Download, Pause, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ModelEntry, ModelsStore } from '#state/models/models-store.ts';
import { Button } from '#ui/chrome/button.tsx';
import { sizeText } from '#ui/offline/size-text.ts';
import { useActions } from '#ui/store-context.tsx';
import { models as en } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';
import { UseButton } from './use-button.tsx';

type Props = { readonly store: ModelsStore; readonly entry: ModelEntry };

/** What can be done with a model now: get it, pause, go on, use it, delete it. */
export function HoldingControls({ store, entry }: Props) {
  const strings = useStringsOf({ en, zh });
  const { keepEngine } = useActions();
  const { model, holding, verdict } = entry;
  const { id, title, family, downloadBytes, isSizeEstimated } = model;
  if (holding.status === 'fetching') {
    const [Icon, word] = family === 'bundled' ? [Pause, strings.pause] : [Square, strings.stop];
    return (
      <Button
        className="border border-line"
        aria-label={`${word}: ${title}`}
        onClick={() => store.pause(id)}
      >
        <Icon size={16} aria-hidden />
        {word}
      </Button>
    );
  }
  if (holding.status === 'here') {
    return (
      <div className="flex flex-wrap items-center gap-1">
        {verdict.runs && <UseButton id={id} title={title} />}
        <DeleteButton store={store} id={id} title={title} />
      </div>
    );
  }
  const left = holding.total - holding.done;
  const isBegun = holding.done > 0;
  const size = strings.size(sizeText(downloadBytes), isSizeEstimated);
  const word = isBegun ? strings.goOn(sizeText(left)) : strings.fetch[family](size);
  return (
    <div className="flex flex-wrap items-center gap-1">
      {verdict.runs && (
        <Button
          className="border border-line"
          aria-label={`${word}: ${title}`}
          onClick={() => void store.fetch(id).then(keepEngine)}
        >
          {isBegun ? <Play size={16} aria-hidden /> : <Download size={16} aria-hidden />}
          {word}
        </Button>
      )}
      {isBegun && <DeleteButton store={store} id={id} title={title} />}
    </div>
  );
}

type DeleteProps = { readonly store: ModelsStore; readonly id: string; readonly title: string };

/** Asked once more: a download of hundreds of megabytes is gone in a moment. */
function DeleteButton({ store, id, title }: DeleteProps) {
  const strings = useStringsOf({ en, zh });
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button
        look="icon"
        aria-label={`${strings.remove}: ${title}`}
        onClick={() => setIsAsking(true)}
      >
        <Trash2 size={17} aria-hidden />
      </Button>
    );
  }
  return (
    <fieldset className="flex items-center gap-1">
      <legend className="sr-only">{strings.reallyRemove(title)}</legend>
      <Button
        className="border border-line text-wrong!"
        ref={(button) => button?.focus()}
        onClick={() => void store.remove(id)}
      >
        {strings.remove}
      </Button>
      <Button onClick={() => setIsAsking(false)}>{strings.keep}</Button>
    </fieldset>
  );
}
