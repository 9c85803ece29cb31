import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import type { ShownDecision, ShownRollout } from '#lab/step-report.ts';
import { useLab, useLabStrings } from './lab-context.tsx';
import { MaskedText } from './masked-text.tsx';
import { short, Verdict } from './try-out-panel.tsx';

/** One group of the step: who did better than the others, and what that did to its decisions. */
export function GroupPanel() {
  const { group: strings } = useLabStrings();
  const group = useLab((state) => state.group);
  return (
    <section aria-labelledby="lab-group">
      <h2 id="lab-group" className="font-semibold text-lg">
        {strings.title}
      </h2>
      <p className="mt-1 max-w-[44rem] text-ink-soft text-sm leading-relaxed">
        {group ? strings.note : strings.empty}
      </p>
      {group && (
        <>
          <MaskedText title={group.title} parts={group.parts} gold={group.gold} />
          <p className="mt-4 text-ink-faint text-sm">{strings.legend}</p>
          <ol className="mt-1 divide-y divide-line border-line border-y">
            {[...group.rollouts.entries()]
              .sort(([, a], [, b]) => b.advantage - a.advantage)
              .map(([index, rollout]) => (
                <RolloutRow key={index} number={index + 1} rollout={rollout} />
              ))}
          </ol>
        </>
      )}
    </section>
  );
}

type RowProps = { readonly number: number; readonly rollout: ShownRollout };

/** Decisions that moved less than this are not worth a reader's time. */
const noticeable = 0.005;
const mostShown = 7;

function RolloutRow({ number, rollout }: RowProps) {
  const { group: strings } = useLabStrings();
  const { reward, advantage, fills, decisions } = rollout;
  const moved = decisions
    .filter(({ before, after }) => Math.abs(after - before) >= noticeable)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
    .slice(0, mostShown);
  return (
    <li className="grid gap-x-6 gap-y-2 py-3 text-sm md:grid-cols-[11rem_minmax(0,1fr)]">
      <div>
        <p className="font-medium">{strings.rollout(number)}</p>
        <p className="text-ink-soft">
          {strings.reward} <span className="text-reward">{reward.toFixed(2)}</span>
        </p>
        <p className="text-ink-soft">
          {strings.advantage} {advantage > 0 ? '+' : ''}
          {advantage.toFixed(2)}
        </p>
        <AdvantageBar advantage={advantage} />
      </div>
      <div className="min-w-0 space-y-2">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {fills.map(({ text, right }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the masks of a passage never change places.
            <li key={index} className="min-w-0 break-words">
              <span className="text-ink-faint">{index + 1} </span>
              <span className="font-medium">{short(text) ?? strings.nothing}</span>{' '}
              <Verdict isRight={right} />
            </li>
          ))}
        </ul>
        <ul className="flex flex-wrap gap-1.5">
          {moved.map((decision, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new step makes a new list.
            <DecisionChip key={index} decision={decision} />
          ))}
        </ul>
      </div>
    </li>
  );
}

type BarProps = { readonly advantage: number };

/** From the middle to the right for better than the group, to the left for worse. */
function AdvantageBar({ advantage }: BarProps) {
  const share = Math.min(1, Math.abs(advantage) / 3) * 50;
  const isBetter = advantage >= 0;
  return (
    <div className="bar relative mt-1 h-1.5 max-w-36 rounded-full bg-sunk" aria-hidden>
      <div
        className={`absolute inset-y-0 rounded-full ${isBetter ? 'bg-(--right)' : 'bg-wrong'}`}
        style={{ width: `${share}%`, left: `${isBetter ? 50 : 50 - share}%` }}
      />
      <div className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
    </div>
  );
}

type ChipProps = { readonly decision: ShownDecision };

function DecisionChip({ decision }: ChipProps) {
  const { group: strings } = useLabStrings();
  const { head, about, before, after } = decision;
  const way = directionOf(after - before);
  const Icon = { up: ArrowUp, down: ArrowDown, kept: Minus }[way];
  const colour = { up: 'text-(--right)', down: 'text-wrong', kept: 'text-ink-faint' }[way];
  return (
    <li className="inline-flex max-w-full items-center gap-1 rounded-medium border border-line bg-raised px-2 py-0.5">
      <Icon size={13} aria-hidden className={`shrink-0 ${colour}`} />
      <span className="sr-only">{strings.pushed[way]}: </span>
      <span className="text-ink-faint">{strings.heads[head]}</span>
      <span className="truncate font-medium">{short(about) || strings.again}</span>
      <span className="whitespace-nowrap text-ink-soft">
        {percentOf(before)} → {percentOf(after)}
      </span>
    </li>
  );
}

function directionOf(change: number): 'up' | 'down' | 'kept' {
  if (Math.abs(change) < 1e-6) return 'kept';
  return change > 0 ? 'up' : 'down';
}

function percentOf(chance: number): string {
  return `${(100 * chance).toFixed(chance < 0.1 ? 1 : 0)} %`;
}
