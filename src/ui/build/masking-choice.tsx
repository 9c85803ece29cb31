import { useEffect, useState } from 'react';
import { heatBounds } from '#ui/builder/heat.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { useHasModel } from '#ui/compare/use-has-model.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { build as en } from '#ui/strings/en/build.ts';
import { grouped } from '#ui/strings/grouped.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { build as zh } from '#ui/strings/zh/build.ts';

type By = 'salience' | 'perplexity';

/** By salience, or by what surprises the model: offered only where there is one. */
export function MaskingChoice() {
  const strings = useStringsOf({ en, zh });
  const { maskBySurprise, editDraft } = useActions();
  const hasModel = useHasModel();
  const offer = useApp(({ bundled }) => bundled.offer);
  const preview = useApp((state) => state.preview);
  const draft = useApp((state) => state.draft);
  const [by, setBy] = useState<By>('salience');
  const isUnread =
    by === 'perplexity' && preview.status === 'masked' && !preview.masked.perplexities;
  useEffect(() => {
    if (isUnread) void maskBySurprise();
  }, [isUnread, maskBySurprise]);
  if (!hasModel) return null;
  const bytes = offer.status === 'ready' ? (offer.value?.bytes ?? 0) : 0;
  return (
    <div className="mt-4">
      <p className="font-medium text-sm">{strings.by}</p>
      <Choice
        label={strings.by}
        value={by}
        options={[
          ['salience', strings.bys.salience],
          ['perplexity', strings.bys.perplexity],
        ]}
        onChange={(chosen) => {
          setBy(chosen);
          // Draws anew, as salience does.
          if (chosen === 'salience') editDraft({ seed: draft.seed });
        }}
      />
      <p className="text-ink-soft text-sm" role="status">
        {isUnread ? strings.reading : strings.byNote[by]}
      </p>
      {by === 'salience' && (
        <p className="text-ink-faint text-xs">{strings.model((bytes / 1e6).toFixed(0))}</p>
      )}
      {preview.status === 'masked' && preview.masked.perplexities && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-xs">
          {strings.heat}
          {[...heatBounds(preview.masked.perplexities.values()), null].map((bound, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps are always the same four.
            <span key={index} data-heat={index + 1} className="rounded-small px-1.5">
              {bound === null
                ? strings.heatAbove
                : strings.heatUpTo(grouped(Number(bound.toPrecision(2))))}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
