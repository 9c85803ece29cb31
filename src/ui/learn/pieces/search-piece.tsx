import { Search } from 'lucide-react';
import { type FormEvent, useId, useMemo, useState } from 'react';
import { evidenceSentences } from '#core/metrics/evidence-found.ts';
import type { Hit } from '#core/rollout/environment.ts';
import { instanceOfMarked } from '#core/task/marked-passage.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import type { PieceOf } from '#state/lessons/lesson-store.ts';
import { searchLive } from '#state/lessons/live-tries.ts';
import type { RoundEvidence } from '#state/rounds.ts';
import { Button } from '#ui/chrome/button.tsx';
import { HitList } from '#ui/hits/hit-list.tsx';
import { useLearnStrings } from '../use-learn-strings.ts';
import { usePage } from '../use-lessons.ts';
import { field } from './field.ts';
import { LiveProblem } from './live-problem.tsx';
import { PiecePassage } from './piece-passage.tsx';
import { useLive } from './use-live.ts';

type Props = { readonly piece: PieceOf<'search'> };

/** The reader asks the real search, and sees whether the evidence is among the hits. */
export function SearchPiece({ piece: { title, passage, blank, queries } }: Props) {
  const { search: strings } = useLearnStrings();
  const page = usePage();
  const task = useMemo(
    () => poseTask(instanceOfMarked('search', title, passage)),
    [title, passage],
  );
  const [query, setQuery] = useState('');
  const { live, run } = useLive<readonly Hit[]>();
  const id = useId();
  const ask = (text: string) => {
    setQuery(text);
    if (text.trim() !== '') {
      run((signal) => searchLive(page, task.language, text.trim(), signal));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(query);
  };
  return (
    <div className="space-y-5">
      <PiecePassage task={task} active={blank - 1} />
      <div>
        <h4 className="font-medium text-sm">{strings.prepared}</h4>
        <div className="mt-1 flex flex-wrap gap-2">
          {queries.map((own) => (
            <Button
              key={own}
              lang={task.language}
              className="border border-query bg-query-tint text-query!"
              onClick={() => ask(own)}
            >
              {own}
            </Button>
          ))}
        </div>
      </div>
      <form onSubmit={submit} className="flex items-end gap-2">
        <div className="min-w-0 grow">
          <label htmlFor={id} className="font-medium text-sm">
            {strings.label}
          </label>
          <input
            id={id}
            className={`${field} mt-1`}
            lang={task.language}
            maxLength={200}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </div>
        <Button look="primary" type="submit">
          <Search size={16} aria-hidden />
          {strings.search}
        </Button>
      </form>
      <div className="min-h-40" aria-live="polite">
        {live.status === 'idle' && <p className="text-ink-soft text-sm">{strings.first}</p>}
        {live.status === 'loading' && <p className="text-ink-soft text-sm">{strings.working}</p>}
        {live.status === 'failed' && <LiveProblem problem={live.problem} />}
        {live.status === 'ready' && <Found hits={live.value} task={task} blank={blank - 1} />}
      </div>
    </div>
  );
}

type FoundProps = { readonly hits: readonly Hit[]; readonly task: Task; readonly blank: number };

function Found({ hits, task: { view, gold = [], language }, blank }: FoundProps) {
  const { search: strings } = useLearnStrings();
  const told = evidenceSentences(view, gold, blank, hits)[0];
  const missed = hits.length === 0 ? strings.nothing : strings.missing;
  const canonical = gold[blank]?.[0] ?? '';
  const evidence: RoundEvidence[] = told
    ? [
        {
          hit: told.hit,
          quote: hits[told.hit]?.text.slice(told.sentence.start, told.sentence.end) ?? '',
          blank,
          fill: canonical,
          alternatives: [],
        },
      ]
    : [];
  return (
    <>
      <p className={`font-medium ${told ? 'text-(--right)' : 'text-wrong'}`}>
        {told ? strings.found(told.hit + 1) : missed}
      </p>
      <HitList hits={hits} evidence={evidence} language={language} />
    </>
  );
}
