import type { Alternative } from '#core/rollout/event.ts';
import type { Language } from '#core/text/language.ts';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = {
  /** The fill first, then its runners-up; empty where the policy tells none. */
  readonly alternatives: readonly Alternative[];
  readonly language: Language;
};

/** So many runners-up beside the fill; the story of the blank has them all. */
const most = 2;

/** How sure the policy was of a fill, and what else it weighed: one line. */
export function Weighed({ alternatives, language }: Props) {
  const { hits } = useStrings();
  const isRules = useApp(({ run }) => {
    const [started] = run.events;
    return started?.type === 'run-started' && started.policyId.includes('baseline');
  });
  const [own, ...others] = alternatives;
  // Rules have no probabilities: the shares of their points stand in the story of the blank, named as such.
  if (!own || isRules) return null;
  return (
    <span
      className="appear flex min-w-0 flex-wrap items-baseline gap-x-2 text-ink-soft text-xs"
      title={hits.sureNote}
    >
      <span className="font-semibold">
        <span className="sr-only">{hits.sure} </span>
        {percentOf(own.probability)}
      </span>
      {others.slice(0, most).map(({ text, probability }) => (
        <span key={text} className="min-w-0 truncate">
          <span className="sr-only">{hits.runnerUp} </span>
          <span lang={language} className="font-serif">
            {text}
          </span>{' '}
          {percentOf(probability)}
        </span>
      ))}
    </span>
  );
}

function percentOf(probability: number): string {
  if (probability < 0.005) return '< 1 %';
  // 100 % would say that nothing else was possible.
  return probability > 0.995 ? '> 99 %' : `${Math.round(probability * 100)} %`;
}
