import { ArrowRight } from 'lucide-react';
import { type Instance, partsAround, type Question } from '#core/task/instance.ts';
import { languageOf } from '#core/text/language.ts';
import type { ShownReport } from '#state/evaluation/evaluation-state.ts';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

export type ShownFailure = {
  readonly failure: ShownReport['failures'][number];
  readonly item: Instance | Question;
  readonly policy: string;
};

type Props = { readonly shown: ShownFailure };

/** One blank that went wrong: its words around it, what was filled, what it was; and the way to its run. */
export function FailureCard({ shown: { failure, item, policy } }: Props) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const { openRun } = useEvaluationActions();
  const { before, after } = contextOf(item, failure.mask - 1);
  const language = languageOf(item.kind === 'ramp' ? item.text : item.question);
  const name = policyName(strings, policy);
  return (
    <article className="flex flex-col rounded-medium border border-line bg-raised p-4">
      <p className="flex flex-wrap justify-between gap-x-3 text-ink-faint text-xs">
        <span>{name}</span>
        <span>{own.causes[failure.cause]}</span>
      </p>
      <p lang={language} className="mt-2 font-serif leading-relaxed">
        {before}
        <span className="rounded-small bg-mask-tint px-1.5 font-sans font-semibold text-mask text-xs">
          {failure.mask}
        </span>
        {after}
      </p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <dt className="text-ink-faint">{own.filled}</dt>
        <dd lang={language} className="text-wrong">
          {failure.fill ?? own.nothingFilled}
        </dd>
        <dt className="text-ink-faint">{own.was}</dt>
        <dd lang={language} className="text-(--right)">
          {failure.gold}
        </dd>
      </dl>
      {failure.message !== undefined && (
        <p className="mt-2 text-ink-soft text-xs">{failure.message}</p>
      )}
      <button
        type="button"
        className="mt-auto flex min-h-11 items-center gap-1.5 self-start rounded-medium pt-2 text-ink-soft text-sm underline decoration-line-strong underline-offset-4 hover:text-ink"
        onClick={() => void openRun(policy, failure.id)}
      >
        {own.openRun(name)}
        <ArrowRight size={15} aria-hidden />
      </button>
    </article>
  );
}

const around = 90;

/** The words on both sides of the blank; the other hidden words are left out. */
function contextOf(item: Instance | Question, blank: number) {
  if (item.kind === 'question') return { before: `${item.question} `, after: '' };
  const parts = partsAround(item.text, item.spans);
  const before = parts.slice(0, blank + 1).join(' ▢ ');
  const after = parts.slice(blank + 1).join(' ▢ ');
  return {
    before: before.length > around ? `…${before.slice(-around)}` : before,
    after: after.length > around ? `${after.slice(0, around)}…` : after,
  };
}
