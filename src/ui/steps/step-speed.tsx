import type { Step } from '#core/rollout/trajectory.ts';
import { HowMeasured } from '#ui/chrome/how-measured.tsx';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly steps: readonly (Step | null)[] };

/** What the last of some live steps cost its engine; nothing for rules, which read no tokens. */
export function StepSpeed({ steps }: Props) {
  const { speed } = useStrings();
  const isRecorded = useApp(({ run }) => run.made === 'recorded');
  const step = steps.findLast((one) => one?.figures?.promptTokens !== undefined);
  const { firstMs, prefillRate, decodeRate, promptTokens = 0, cachedTokens } = step?.figures ?? {};
  // A recording tells of the machine that made it, which is of no use to who watches it.
  if (!step || isRecorded) return null;
  const fresh = promptTokens - (cachedTokens ?? 0);
  const parts = [
    speed.read(
      fresh,
      cachedTokens ?? 0,
      prefillRate === undefined ? null : Math.round(prefillRate),
    ),
    speed.wrote(step.tokens, decodeRate === undefined ? null : Math.round(decodeRate)),
    ...(firstMs === undefined ? [] : [speed.first(firstMs / 1000)]),
    speed.whole(step.ms / 1000),
  ];
  return (
    <p className="mt-3 text-ink-faint text-xs">
      {parts.join(' · ')}
      <HowMeasured label={speed.how}>{`${speed.note} ${speed.whereLive}`}</HowMeasured>
    </p>
  );
}
