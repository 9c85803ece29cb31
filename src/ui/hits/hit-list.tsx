import type { Hit } from '#core/rollout/environment.ts';
import type { Language } from '#core/text/language.ts';
import type { RoundEvidence } from '#state/rounds.ts';
import { HitCard } from './hit-card.tsx';

type Props = {
  readonly hits: readonly Hit[];
  readonly evidence: readonly RoundEvidence[];
  readonly language: Language;
};

/** Ranked hits. Bars compare scores within this list only: scores of two queries do not compare. */
export function HitList({ hits, evidence, language }: Props) {
  const best = Math.max(...hits.map((hit) => hit.score));
  return (
    <ol className="divide-y divide-line">
      {hits.map((hit, index) => (
        <HitCard
          key={hit.passageId}
          hit={hit}
          rank={index + 1}
          share={hit.score / best}
          evidence={evidence.filter((item) => item.hit === index)}
          isPassedOver={evidence.length > 0 && !evidence.some((item) => item.hit === index)}
          language={language}
        />
      ))}
    </ol>
  );
}
