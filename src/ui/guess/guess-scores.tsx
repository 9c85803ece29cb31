import { Check, CircleDot, X } from 'lucide-react';
import { matchesAny } from '#core/reward/exact-match.ts';
import { best, tokenRecall } from '#core/reward/token-recall.ts';
import type { Task } from '#core/task/task.ts';
import { useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly task: Task; readonly guesses: readonly string[] };

/** When the run is over: what was guessed beside what the policy filled. */
export function GuessScores({ task: { gold = [], language }, guesses }: Props) {
  const { guess, passage } = useStrings();
  const { trajectory } = useScene();
  if (trajectory.reward === null && trajectory.finished === null) return null;
  const rows = gold.map((accepted, index) => {
    const fill = trajectory.blanks[index]?.fill ?? null;
    const own = guesses[index]?.trim() ?? '';
    return {
      gold: accepted[0] ?? '',
      own,
      fill,
      isOwnRight: matchesAny(own, accepted),
      isOwnPart: best(tokenRecall, own, accepted) > 0,
      isFillRight: fill !== null && matchesAny(fill, accepted),
    };
  });
  const right = (key: 'isOwnRight' | 'isFillRight') => rows.filter((row) => row[key]).length;
  return (
    <section className="appear mt-7 max-w-[38rem] border-line border-t pt-5">
      <h2 className="font-semibold text-lg">{guess.scores}</h2>
      <p className="text-ink-soft text-sm" role="status">
        {guess.total(right('isOwnRight'), right('isFillRight'), rows.length)}
      </p>
      <table className="mt-3 w-full text-left text-sm">
        <thead className="text-ink-faint">
          <tr>
            {guess.columns.map((column) => (
              <th key={column} scope="col" className="py-1 pr-3 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody lang={language} className="font-serif text-base">
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
            <tr key={index} className="border-line border-t align-baseline">
              <th scope="row" className="py-2 pr-3 font-sans font-semibold text-mask text-sm">
                {index + 1}
              </th>
              <td className="py-2 pr-3">{row.gold}</td>
              <td className="py-2 pr-3">
                <Verdict
                  text={row.own}
                  isRight={row.isOwnRight}
                  isPart={row.isOwnPart}
                  none={guess.empty}
                />
              </td>
              <td className="py-2">
                <Verdict text={row.fill ?? ''} isRight={row.isFillRight} none={passage.notKnown} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <a
        href="#/classroom"
        className="mt-2 inline-block min-h-6 text-ink-soft text-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {guess.results}
      </a>
    </section>
  );
}

type VerdictProps = {
  readonly text: string;
  readonly isRight: boolean;
  /** Not right as it stands, but a part of it is, such as a family name alone. */
  readonly isPart?: boolean;
  readonly none: string;
};

export function Verdict({ text, isRight, isPart = false, none }: VerdictProps) {
  const { guess } = useStrings();
  const wrong = isPart ? 'part' : 'wrong';
  const verdict = isRight ? 'right' : wrong;
  const [Icon, colour, name] = verdicts[verdict];
  return (
    // The sign must not be parted from its word at the end of a line.
    <span className={`whitespace-nowrap ${colour}`}>
      <Icon
        size={14}
        strokeWidth={3}
        aria-label={name ?? guess.part}
        className="mr-1 inline align-baseline"
      />
      <span className="whitespace-normal">
        {text === '' ? <i className="text-ink-soft">{none}</i> : text}
      </span>
      {verdict === 'part' && <span className="font-sans text-xs"> ({guess.part})</span>}
    </span>
  );
}

const verdicts = {
  right: [Check, 'text-(--right)', '✓'],
  part: [CircleDot, 'text-evidence', null],
  wrong: [X, 'text-wrong', '✗'],
} as const;
