import { Check, X } from 'lucide-react';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useApp, useScene } from '#ui/store-context.tsx';
import { team as en } from '#ui/strings/en/team.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { team as zh } from '#ui/strings/zh/team.ts';
import { looks } from './agent-looks.tsx';

/** At the end of a team's run: which fills its judge accepts, and why. */
export function JudgeWord() {
  const strings = useStringsOf({ en, zh });
  const { trajectory } = useScene();
  const language = useApp((state) => state.subject?.task.language ?? 'en');
  const { reward, finished, blanks } = trajectory;
  const { icon: Icon, ink } = looks.judge;
  if (finished?.reason === 'answered' && finished.message !== undefined)
    return <p className="mb-4 text-sm">{strings.judgeFailed(finished.message)}</p>;
  if (!reward?.judgement) return null;
  const { correct, why } = reward.judgement;
  const reasonOf = (word: string) => strings.why[word] ?? word;
  return (
    <section aria-label={strings.judged} className="appear mb-5">
      <h3 className="flex items-center gap-2 font-semibold text-sm">
        <Icon size={16} aria-hidden className={ink} />
        {strings.judged}
      </h3>
      <ul className="mt-2 space-y-1.5">
        {correct.map((isCorrect, blank) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a blank is its place.
          <li key={blank} className="flex items-baseline gap-2 text-sm">
            <span className="self-center">
              <NumberBadge n={blank + 1} />
            </span>
            <span lang={language} className="font-serif text-mask">
              {blanks[blank]?.fill}
            </span>
            <span className="text-ink-soft">
              {isCorrect ? (
                <Check size={14} aria-hidden className="mr-1 inline text-(--right)" />
              ) : (
                <X size={14} aria-hidden className="mr-1 inline text-(--wrong)" />
              )}
              {(isCorrect ? strings.accepted : strings.refused)(reasonOf(why[blank] ?? ''))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
