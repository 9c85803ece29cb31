import { Trash2 } from 'lucide-react';
import type { StoredEvaluation } from '#state/evaluation/choice.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useEvaluation, useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** What this browser has kept of other evaluations. */
export function EarlierList() {
  const strings = useEvaluateStrings();
  const { earlier, shown } = useEvaluation();
  if (earlier.length === 0 && !shown) return null;
  return (
    <section aria-labelledby="evaluation-earlier" className="border-line border-t pt-8">
      <h2 id="evaluation-earlier" className="font-semibold">
        {strings.earlier}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        {[...(shown ? [shown] : []), ...earlier].map((evaluation) => (
          <Row key={evaluation.id} evaluation={evaluation} isShown={evaluation.id === shown?.id} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { readonly evaluation: StoredEvaluation; readonly isShown: boolean };

function Row({ evaluation, isShown }: RowProps) {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const { status } = useEvaluation();
  const { show, remove } = useEvaluationActions();
  const language = useApp((state) => state.preferences.language);
  const { suite, policies, seed } = evaluation.choice;
  const when = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(evaluation.started);
  const name = `${own.suites[suite][0]}, ${when}`;
  const isBusy = status === 'running' || status === 'preparing';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2 text-sm">
      <span className="min-w-0 grow">
        <span className="block font-medium">{name}</span>
        <span className="block text-ink-faint text-xs">
          {own.described(evaluation.items.length, seed)} ·{' '}
          {policies.map((id) => policyName(strings, id)).join(', ')}
        </span>
      </span>
      {!isShown && (
        <Button
          aria-label={own.showNamed(name)}
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void show(evaluation);
          }}
        >
          {own.show}
        </Button>
      )}
      <Button
        look="icon"
        aria-label={own.removeNamed(name)}
        title={own.remove}
        onClick={() => void remove(evaluation)}
      >
        <Trash2 size={16} aria-hidden />
      </Button>
    </li>
  );
}
