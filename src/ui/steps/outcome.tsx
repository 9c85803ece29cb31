import { CircleHelp, Quote } from 'lucide-react';
import type { Step } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = {
  readonly step: Pick<Step, 'action' | 'thought'>;
  readonly language: Language;
  /** The evidence is shown, the fill not yet. */
  readonly isReading?: boolean;
};

/** What followed from a search: a fill with its evidence, an answer, or something unusable. */
export function Outcome({ step: { action, thought }, language, isReading = false }: Props) {
  const { steps } = useStrings();
  if (action.type === 'invalid') {
    return <Line>{steps.invalid[action.reason]}</Line>;
  }
  if (action.type === 'answer') {
    return action.text === '' ? null : <Line>{action.text}</Line>;
  }
  if (action.type !== 'fill') return null;
  return (
    <li className="appear mt-3 rounded-m border border-line px-3 py-2.5">
      <p className="flex items-baseline gap-2">
        <span className="self-center">
          <NumberBadge n={action.mask} />
        </span>
        <span className="sr-only">{steps.fill(action.mask)}</span>
        {isReading ? (
          <span className="text-ink-faint text-sm">…</span>
        ) : (
          <span lang={language} className="appear font-serif text-lg text-mask leading-snug">
            {action.text ?? <Unknown />}
          </span>
        )}
      </p>
      {thought?.type === 'evidence' && (
        <p className="mt-1.5 flex gap-2 text-ink-soft text-sm leading-normal">
          <Quote size={14} aria-hidden className="mt-1 ml-0.5 shrink-0 text-evidence" />
          <span>
            {steps.readingHit(thought.hit)}{' '}
            <mark lang={language} className="box-decoration-clone bg-evidence-tint text-ink">
              {thought.quote}
            </mark>
          </span>
        </p>
      )}
      {thought?.type === 'no-evidence' && (
        <p className="mt-1 text-ink-soft text-sm">{steps.noEvidence}</p>
      )}
    </li>
  );
}

function Unknown() {
  const { steps } = useStrings();
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-soft italic">
      <CircleHelp size={16} aria-hidden />
      {steps.unknown}
    </span>
  );
}

function Line({ children }: { readonly children: string }) {
  return <li className="appear mt-3 text-sm">{children}</li>;
}
