import { useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Meter } from './meter.tsx';

/** The reward and its parts, once the run is over. */
export function RewardCard() {
  const { reward: strings } = useStrings();
  const { trajectory } = useScene();
  const { reward, blanks, finished, started } = trajectory;
  if (!reward) {
    if (!finished || started?.gold || finished.reason !== 'answered') return null;
    return <p className="appear mt-8 text-ink-soft text-sm">{strings.noGold}</p>;
  }
  const right = blanks.filter((blank) => blank.right).length;
  return (
    <section
      aria-label={strings.label}
      className="appear mt-8 max-w-[38rem] border-line border-t pt-5 max-sm:mt-5 max-sm:pt-3"
    >
      <div className="flex items-baseline gap-3">
        <p className="font-semibold text-2xl">{strings.total(right, blanks.length)}</p>
        <h2 className="ml-auto font-semibold text-reward">{strings.label}</h2>
        <p className="font-semibold text-reward">{reward.total.toFixed(2)}</p>
      </div>
      <details className="mt-1" open={matchMedia('(min-width: 64rem)').matches}>
        <summary className="w-fit rounded-small py-1 text-ink-soft text-sm">{strings.how}</summary>
        <dl className="mt-2 grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {(['answer', 'format', 'exactMatch', 'tokenRecall'] as const).map((part) => (
            <Meter
              key={part}
              name={strings[part][0] ?? part}
              value={reward.parts[part]}
              about={strings[part][1] ?? ''}
              counts={part === 'answer' || part === 'format'}
            />
          ))}
        </dl>
      </details>
    </section>
  );
}
