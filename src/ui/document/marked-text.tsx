import { useEffect, useRef } from 'react';
import type { Language } from '#core/text/language.ts';

type Props = {
  readonly text: string;
  readonly marked: readonly [number, number] | null;
  readonly language: Language;
};

/** Paragraphs, a stretch of them marked and brought into view. */
export function MarkedText({ text, marked, language }: Props) {
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center' });
  }, []);
  const paragraphs = paragraphsOf(text);
  const first = paragraphs.findIndex(({ end }) => marked !== null && marked[0] < end);
  return (
    <div lang={language} className="mt-4 space-y-4 font-serif text-[1.0625rem] leading-[1.75]">
      {paragraphs.map(({ start, end }, index) => {
        const from = Math.min(Math.max(marked?.[0] ?? end, start), end);
        const to = Math.max(Math.min(marked?.[1] ?? start, end), from);
        return (
          <p key={start}>
            {text.slice(start, from)}
            {from < to && (
              <mark
                ref={index === first ? mark : null}
                className="box-decoration-clone bg-evidence-tint py-0.5"
              >
                {text.slice(from, to)}
              </mark>
            )}
            {text.slice(to, end)}
          </p>
        );
      })}
    </div>
  );
}

function paragraphsOf(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/[^\n]+/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
