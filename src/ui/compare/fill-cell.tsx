import { Check, Search, X } from 'lucide-react';
import type { Blank, Trajectory } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import { compare as en } from '#ui/strings/en/compare.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';

type Props = {
  readonly trajectory: Trajectory;
  readonly blank: number;
  readonly language: Language;
  readonly isRunning: boolean;
};

/** What one run made of one blank: the fill, what it asked, the sentence it relied on. */
export function FillCell({ trajectory, blank: index, language, isRunning }: Props) {
  const strings = useStringsOf({ en, zh });
  const blank = trajectory.blanks[index];
  if (!blank || (isRunning && blank.filledAt === null)) {
    return <p className="text-ink-faint text-sm">{strings.waiting}</p>;
  }
  const filling = blank.filledAt === null ? undefined : trajectory.steps[blank.filledAt];
  const queries = queriesFor(trajectory, blank);
  const { evidence } = blank;
  const hit = evidence && trajectory.steps[evidence.step]?.observation?.hits[evidence.hit];
  return (
    <div className="appear space-y-1.5">
      <p className="flex items-center gap-1.5">
        <Mark right={blank.right} />
        <span
          lang={language}
          className={`wrap-anywhere font-serif text-lg leading-snug ${colourOf(blank)}`}
        >
          {blank.fill ?? <i className="text-base text-ink-soft">{strings.unknown}</i>}
        </span>
        {filling?.byHand && (
          <span className="rounded-small bg-sunk px-1.5 text-ink-soft text-xs">
            {strings.byHand}
          </span>
        )}
      </p>
      {queries.length === 0 && <p className="text-ink-faint text-xs">{strings.noSearch}</p>}
      {queries.map((query) => (
        <p key={query} lang={language} className="flex gap-1.5 text-query text-xs leading-snug">
          <Search size={12} aria-hidden className="mt-0.5 shrink-0" />
          <span className="wrap-anywhere">{query}</span>
        </p>
      ))}
      {evidence && hit && (
        <p lang={language} className="wrap-anywhere text-ink-soft text-xs leading-relaxed">
          <span className="font-semibold">{hit.title}</span>{' '}
          <mark className="box-decoration-clone bg-evidence-tint">{evidence.quote}</mark>
        </p>
      )}
    </div>
  );
}

function queriesFor({ steps }: Trajectory, { searches }: Blank): readonly string[] {
  const own = searches.flatMap((at) => steps[at] ?? []);
  const whole = steps.filter(({ action }) => action.type === 'search' && action.mask === null);
  const all = [...new Set([...whole, ...own])];
  return [
    ...new Set(all.flatMap(({ action }) => (action.type === 'search' ? [action.query] : []))),
  ];
}

function colourOf({ right, fill }: Blank): string {
  if (fill === null || right === null) return 'text-mask';
  return right ? 'text-(--right)' : 'text-wrong line-through decoration-1';
}

/** Right or wrong also for those who see no colours. */
function Mark({ right }: Pick<Blank, 'right'>) {
  if (right === null) return null;
  const Icon = right ? Check : X;
  return (
    <Icon
      size={15}
      strokeWidth={3}
      aria-label={right ? '✓' : '✗'}
      className={`shrink-0 ${right ? 'text-(--right)' : 'text-wrong'}`}
    />
  );
}
