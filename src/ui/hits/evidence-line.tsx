import { CornerDownRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Language } from '#core/text/language.ts';
import type { RoundEvidence } from '#state/rounds.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Weighed } from './weighed.tsx';

type Props = { readonly evidence: RoundEvidence; readonly language: Language };

/** Beneath the hit that holds the sentence: which blank it fills, and with what. */
export function EvidenceLine({ evidence: { blank, fill, alternatives }, language }: Props) {
  const { hits } = useStrings();
  const ref = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Where the steps scroll by themselves, what is being told stays in view.
    const ownScroll = matchMedia('(min-width: 64rem) and (min-height: 34rem)').matches;
    if (ownScroll) ref.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, []);
  return (
    <p ref={ref} className="mt-2 flex scroll-my-16 flex-wrap items-center gap-x-2">
      <CornerDownRight size={16} aria-hidden className="text-evidence" />
      <NumberBadge n={blank + 1} />
      <span className="sr-only">{hits.evidence(blank + 1)}</span>
      {fill !== null && (
        <span lang={language} className="appear font-serif text-lg text-mask leading-snug">
          {fill}
        </span>
      )}
      <Weighed alternatives={alternatives} language={language} />
    </p>
  );
}
