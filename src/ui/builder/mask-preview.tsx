import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { MaskedDraft } from '#state/app-state.ts';
import { useActions } from '#ui/store-context.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { type HeatBounds, heatBounds, heatOf } from './heat.ts';
import { type Unit, unitsOf } from './preview-units.ts';

type Props = { readonly masked: MaskedDraft };

/** The text, word by word: a click hides a word or shows it again. One tab stop; arrows go from word to word. */
export function MaskPreview({ masked }: Props) {
  const { draft } = useSheetStrings();
  const units = useMemo(() => unitsOf(masked), [masked]);
  const bounds = useMemo(() => heatBounds(masked.perplexities?.values() ?? []), [masked]);
  const [current, setCurrent] = useState(0);
  const root = useRef<HTMLParagraphElement>(null);
  const stop = units.some((unit) => unit.start === current) ? current : units[0]?.start;
  const onKey = (event: KeyboardEvent) => {
    const step = stepOf(event.key, units.length);
    if (step === null) return;
    event.preventDefault();
    const at = units.findIndex((unit) => unit.start === stop) + step;
    const next = units[Math.min(Math.max(at, 0), units.length - 1)];
    if (!next) return;
    setCurrent(next.start);
    root.current?.querySelector<HTMLElement>(`[data-start="${next.start}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would break the text into a form.
    <p
      ref={root}
      role="group"
      aria-label={draft.preview}
      lang={masked.language}
      className="font-serif text-lg leading-loose"
      onKeyDown={onKey}
    >
      {units.map((unit) => (
        <Word
          key={unit.start}
          unit={unit}
          bounds={bounds}
          isStop={unit.start === stop}
          onFocus={() => setCurrent(unit.start)}
        />
      ))}
      {masked.text.slice(units.at(-1)?.end ?? 0)}
    </p>
  );
}

function stepOf(key: string, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return 1;
    case 'ArrowLeft':
    case 'ArrowUp':
      return -1;
    case 'Home':
      return -count;
    case 'End':
      return count;
    default:
      return null;
  }
}

type WordProps = {
  readonly unit: Unit;
  readonly bounds: HeatBounds;
  readonly isStop: boolean;
  readonly onFocus: () => void;
};

function Word({ unit, bounds, isStop, onFocus }: WordProps) {
  const { start, text, n, kind, perplexity, before } = unit;
  const { draft } = useSheetStrings();
  const { toggleAt } = useActions();
  const worth =
    kind === null ? '' : 'underline decoration-mask/50 decoration-dotted underline-offset-4';
  const look =
    n === null ? `${worth} hover:bg-mask-tint` : 'bg-mask-tint text-mask px-1 font-medium';
  return (
    <>
      {before}
      <button
        type="button"
        data-start={start}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={n !== null}
        title={kind === null ? undefined : draft.kind[kind]}
        className={`relative rounded-small transition-colors ${look}`}
        data-heat={perplexity === null ? undefined : heatOf(perplexity, bounds)}
        onFocus={onFocus}
        onClick={() => toggleAt(start)}
      >
        <span className="sr-only">{n === null ? draft.mask(text) : draft.unmask(n, text)}</span>
        <span aria-hidden>
          {n !== null && <sup className="mr-1 font-sans font-semibold text-xs">{n}</sup>}
          {text}
        </span>
      </button>
    </>
  );
}
