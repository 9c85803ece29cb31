import type { Step } from '#core/rollout/trajectory.ts';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly steps: readonly (Pick<Step, 'thinking'> | null | undefined)[] };

/** What a thinking model thought before it acted, in its own words: long, so it is folded away. */
export function Thinking({ steps }: Props) {
  const { steps: words } = useStrings();
  const thoughts = steps.flatMap((step) => (step?.thinking ? [step.thinking] : []));
  if (thoughts.length === 0) return null;
  return (
    <details className="mt-3 text-sm">
      <summary className="min-h-6 text-ink-faint">{words.thinking}</summary>
      {thoughts.map((text) => (
        <p key={text} className="mt-1.5 whitespace-pre-wrap text-ink-soft leading-relaxed">
          {text}
        </p>
      ))}
    </details>
  );
}
