import type { Alternative } from '#core/rollout/event.ts';
import type { Language } from '#core/text/language.ts';

type Props = { readonly alternatives: readonly Alternative[]; readonly language: Language };

/** The fill and its runners-up, with the share of each. */
export function Shares({ alternatives, language }: Props) {
  return (
    <ol className="mt-2 space-y-2.5">
      {alternatives.map(({ text, probability }, index) => (
        <li key={text} className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 text-sm">
          <span lang={language} className={`truncate font-serif ${index === 0 ? 'text-mask' : ''}`}>
            {text}
          </span>
          <span className="text-ink-soft">
            {probability < 0.005 ? '< 1' : Math.round(probability * 100)} %
          </span>
          <span className="bar col-span-2 mt-1 h-1 rounded-full bg-sunk" aria-hidden>
            <span
              className={`block h-full rounded-full ${index === 0 ? 'bg-mask' : 'bg-ink-faint'}`}
              style={{ width: `${probability * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
