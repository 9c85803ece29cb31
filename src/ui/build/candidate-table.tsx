import { EyeOff } from 'lucide-react';
import { textOf } from '#core/text/span.ts';
import type { MaskedDraft } from '#state/app-state.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useActions } from '#ui/store-context.tsx';
import { build as en } from '#ui/strings/en/build.ts';
import { grouped } from '#ui/strings/grouped.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { build as zh } from '#ui/strings/zh/build.ts';

type Props = { readonly masked: MaskedDraft };

/** Every span that was looked at: how likely it is drawn, or why it is left alone. */
export function CandidateTable({ masked }: Props) {
  const { draft } = useSheetStrings();
  const strings = useStringsOf({ en, zh });
  const { toggleAt } = useActions();
  const { text, spans, candidates, perplexities, language } = masked;
  const worth = candidates.filter(({ rejection }) => rejection === null);
  const passedOver = candidates.filter(({ rejection }) => rejection !== null);
  const total = worth.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <section className="mt-8 border-line border-t pt-5">
      <h2 className="font-semibold text-lg">{strings.worth}</h2>
      <table className="mt-2 w-full max-w-[52rem] text-left text-sm">
        <thead className="text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-4 font-medium">
              {strings.columns[0]}
            </th>
            <th scope="col" className="py-1 pr-4 font-medium">
              {strings.columns[1]}
            </th>
            <th scope="col" className="py-1 pr-4 text-end font-medium" title={strings.chanceNote}>
              {strings.columns[2]}
            </th>
            {perplexities && (
              <th scope="col" className="py-1 text-end font-medium" title={strings.perplexityNote}>
                {strings.columns[3]}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {worth.map((span) => {
            const own = textOf(text, span);
            const n = spans.findIndex(({ start }) => start === span.start);
            const value = perplexities?.get(span.start);
            return (
              <tr key={span.start} className="border-line border-t">
                <th scope="row" className="py-1 pr-4 font-normal">
                  <button
                    type="button"
                    lang={language}
                    aria-pressed={n >= 0}
                    title={n >= 0 ? strings.show(own) : strings.hide(own)}
                    className="-ml-2 flex min-h-9 items-center gap-2 rounded-medium px-2 text-left font-serif text-base hover:bg-sunk"
                    onClick={() => toggleAt(span.start)}
                  >
                    {n >= 0 ? (
                      <NumberBadge n={n + 1} />
                    ) : (
                      <EyeOff size={16} aria-hidden className="mx-0.5 text-ink-faint" />
                    )}
                    {own}
                  </button>
                </th>
                <td className="py-1 pr-4 text-ink-soft">{draft.kind[span.type]}</td>
                <td className="py-1 pr-4 text-end text-ink-soft">
                  {Math.round((100 * span.weight) / total)} %
                </td>
                {perplexities && (
                  <td className="py-1 text-end">
                    {value !== undefined && grouped(Math.round(value))}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {passedOver.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-9 rounded-medium text-ink-soft text-sm">
            {strings.passedOver(passedOver.length)}
          </summary>
          <ul className="mt-1 space-y-1 text-sm">
            {passedOver.map((span) => (
              <li key={`${span.start}/${span.end}`}>
                <span lang={language} className="font-serif text-base">
                  {textOf(text, span)}
                </span>{' '}
                <span className="text-ink-soft">
                  {span.rejection && strings.reasons[span.rejection]}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
