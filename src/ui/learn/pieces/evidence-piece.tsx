import { useMemo, useState } from 'react';
import { evidenceSentences } from '#core/metrics/evidence-found.ts';
import type { Hit } from '#core/rollout/environment.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { sentences } from '#core/text/sentences.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { searchLive } from '#state/lessons/live-tries.ts';
import { Button } from '#ui/chrome/button.tsx';
import { QueryField } from '#ui/steps/query-field.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { usePage } from '../use-lessons.ts';
import { LiveProblem } from './live-problem.tsx';
import { PiecePassage } from './piece-passage.tsx';
import { useLive } from './use-live.ts';

type Props = { readonly piece: PieceOf<'evidence'> };

/** The reader does the observer's work: which sentence of the hits tells the blank? */
export function EvidencePiece({ piece: { title, passage, blank, query } }: Props) {
  const { evidence: strings, search } = useLearnStrings();
  const page = usePage();
  const task = useMemo(
    () => poseTask(instanceOfMarked('evidence', title, passage)),
    [title, passage],
  );
  const { live, run } = useLive<readonly Hit[]>();
  return (
    <div className="space-y-5">
      <PiecePassage task={task} active={blank - 1} />
      <QueryField query={query} language={task.language} isTyping={false} />
      {live.status !== 'ready' && (
        <div className="flex min-h-11 items-center gap-4">
          <Button
            look="primary"
            aria-disabled={live.status === 'loading'}
            onClick={() => run((signal) => searchLive(page, task.language, query, signal))}
          >
            {live.status === 'loading' ? search.working : strings.fetch}
          </Button>
          {live.status === 'failed' && <LiveProblem problem={live.problem} />}
        </div>
      )}
      {live.status === 'ready' && <Sentences hits={live.value} task={task} blank={blank - 1} />}
    </div>
  );
}

type SentencesProps = {
  readonly hits: readonly Hit[];
  readonly task: Task;
  readonly blank: number;
};
type Picked = { readonly hit: number; readonly start: number };

function Sentences({ hits, task: { view, gold = [], language }, blank }: SentencesProps) {
  const { evidence: strings } = useLearnStrings();
  const [picked, setPicked] = useState<Picked | null>(null);
  const told = evidenceSentences(view, gold, blank, hits);
  const tells = (own: Picked) =>
    told.some(({ hit, sentence }) => hit === own.hit && sentence.start === own.start);
  const accepted = gold[blank] ?? [];
  const textOf = ({ hit, start }: Picked) => {
    const text = hits[hit]?.text ?? '';
    const sentence = sentences(text).find((own) => own.start === start);
    return sentence ? text.slice(sentence.start, sentence.end) : '';
  };
  const holds = (own: Picked) => accepted.some((word) => textOf(own).includes(word));
  const verdict = (own: Picked) => {
    if (tells(own)) return strings.right;
    return holds(own) ? strings.holdsGold : strings.wrong;
  };
  return (
    <div>
      <p className="font-medium">{strings.ask}</p>
      <ol className="mt-2 space-y-4">
        {hits.map((hit, index) => (
          <li key={hit.passageId}>
            <p lang={language} className="font-semibold text-sm">
              <span className="sr-only">{strings.from(hit.title)}</span>
              <span aria-hidden>{hit.title}</span>
            </p>
            <p lang={language} className="mt-1 leading-relaxed">
              {sentences(hit.text).map(({ start, end }) => {
                const own = { hit: index, start };
                const isPicked = picked?.hit === index && picked.start === start;
                const look = tells(own) ? 'bg-evidence-tint' : 'bg-wrong-tint';
                return (
                  <button
                    key={start}
                    type="button"
                    aria-pressed={isPicked}
                    className={`mr-1 rounded-small text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:bg-sunk ${isPicked ? look : ''}`}
                    onClick={() => setPicked(own)}
                  >
                    {hit.text.slice(start, end)}
                  </button>
                );
              })}
            </p>
          </li>
        ))}
      </ol>
      <p role="status" className="mt-4 min-h-6 font-medium">
        {told.length === 0 && strings.none}
        {told.length > 0 && picked && (
          <span className={tells(picked) ? 'text-(--right)' : 'text-wrong'}>{verdict(picked)}</span>
        )}
      </p>
    </div>
  );
}
