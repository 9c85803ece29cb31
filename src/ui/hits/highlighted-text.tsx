import type { Span } from '#core/text/span.ts';
import { type Segment, segmentsOf } from './segments.ts';

type Props = {
  readonly text: string;
  readonly terms: readonly Span[];
  readonly evidence: readonly Span[];
};

/** A text with its matched terms and the sentence that serves as evidence. */
export function HighlightedText({ text, terms, evidence }: Props) {
  return segmentsOf(text, terms, evidence).map((segment) =>
    segment.isTerm || segment.isEvidence ? (
      <mark key={segment.start} className={lookOf(segment)}>
        {segment.text}
      </mark>
    ) : (
      segment.text
    ),
  );
}

function lookOf({ isTerm, isEvidence }: Segment): string {
  const term = isTerm ? 'font-semibold text-query underline decoration-1 underline-offset-3' : '';
  const evidence = isEvidence ? 'bg-evidence-tint box-decoration-clone py-0.5' : '';
  return `${term} ${evidence}`;
}
