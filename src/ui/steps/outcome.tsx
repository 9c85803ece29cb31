import { CircleHelp } from 'lucide-react';
import type { Step } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { Weighed } from '#ui/hits/weighed.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = {
  readonly step: Pick<Step, 'action' | 'thought' | 'alternatives'>;
  readonly language: Language;
  /** Something was found, and none of it could tell. */
  readonly hasHits: boolean;
};

/** What followed from a search and is not told beneath a hit: a fill without evidence, an answer, nothing usable. */
export function Outcome({ step, language, hasHits }: Props) {
  const { action, thought, alternatives = [] } = step;
  const { steps } = useStrings();
  if (action.type === 'invalid') {
    return <Line>{steps.invalid[action.reason]}</Line>;
  }
  if (action.type === 'answer') {
    return action.text === '' ? null : <Line>{action.text}</Line>;
  }
  if (action.type !== 'fill') return null;
  return (
    <li className="appear flex flex-wrap items-center gap-x-2">
      <NumberBadge n={action.mask} />
      <span className="sr-only">{steps.fill(action.mask)}</span>
      <span lang={language} className="font-serif text-lg text-mask leading-snug">
        {action.text ?? <Unknown />}
      </span>
      <Weighed alternatives={alternatives} language={language} />
      {thought?.type === 'no-evidence' && hasHits && (
        <span className="text-ink-soft text-sm">{steps.noEvidence}</span>
      )}
    </li>
  );
}

function Unknown() {
  const { passage } = useStrings();
  return (
    <span className="inline-flex items-center gap-1.5 text-base text-ink-soft italic">
      <CircleHelp size={16} aria-hidden />
      {passage.notKnown}
    </span>
  );
}

function Line({ children }: { readonly children: string }) {
  return <li className="appear text-sm">{children}</li>;
}
