import { Check, X } from 'lucide-react';
import type { Task } from '#core/task/task.ts';
import { WideTable } from '#ui/chrome/wide-table.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useLearnStrings } from '../use-learn-strings.ts';
import type { Try } from './selection-piece.tsx';

type Props = {
  readonly tasks: readonly Task[];
  readonly policies: readonly string[];
  readonly tries: readonly Try[];
  /** Tries with a lower reward are dropped. */
  readonly bar: number;
};

/** A row for each text, a column for each policy; in each cell the reward and what becomes of the try. */
export function TryTable({ tasks, policies, tries, bar }: Props) {
  const strings = useStrings();
  const { selection } = useLearnStrings();
  return (
    <WideTable label={`${selection.text}, ${selection.reward}`}>
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr className="text-left align-bottom">
            <th scope="col" className="py-2 pr-4 font-semibold">
              {selection.text}
            </th>
            {policies.map((id) => (
              <th key={id} scope="col" className="py-2 pr-4 font-semibold">
                {policyName(strings, id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id} className="border-line border-t">
              <th scope="row" lang={task.language} className="py-2 pr-4 text-left font-normal">
                {task.view.kind === 'ramp' ? task.view.title : ''}
              </th>
              {policies.map((id) => {
                const own = tries.find((tried) => tried.task === task && tried.policyId === id);
                return (
                  <td key={id} className="py-2 pr-4">
                    <Outcome reward={own?.run.reward?.total ?? null} bar={bar} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

type OutcomeProps = { readonly reward: number | null; readonly bar: number };

function Outcome({ reward, bar }: OutcomeProps) {
  const { selection } = useLearnStrings();
  if (reward === null) return <span className="text-ink-faint">–</span>;
  const isKept = reward >= bar;
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-medium px-2 py-1 ${isKept ? 'bg-reward-tint font-semibold text-reward' : 'text-ink-faint'}`}
    >
      {isKept ? <Check size={15} aria-hidden /> : <X size={15} aria-hidden />}
      <span className="sr-only">{selection.reward} </span>
      {reward.toFixed(2)}
      <span className="sr-only">, {isKept ? selection.isKept : selection.isDropped}</span>
    </span>
  );
}
