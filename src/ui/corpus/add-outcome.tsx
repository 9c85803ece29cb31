import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useCorpusStrings, useLibrary, useLibraryStore } from './use-library.ts';

const problemsShown = 5;

/** What came of the last addition: what is there now, and what could not be read, each with its reason. */
export function AddOutcome() {
  const { close } = useStrings();
  const { add: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const outcome = useLibrary((state) => state.outcome);
  const failure = useLibrary((state) => state.failure);
  if (!outcome && !failure) return <div role="status" />;
  const problems = outcome?.problems ?? [];
  const notShown = Math.max(0, problems.length - problemsShown) + (outcome?.untold ?? 0);
  return (
    <div className="mt-3 rounded-medium border border-line bg-raised py-1 pr-1 pl-4">
      <div className="flex items-center justify-between gap-2">
        <div role="status" className="font-medium text-sm">
          {outcome && outcome.documents > 0 && strings.added(outcome.documents)}
        </div>
        <Button onClick={store.dismissOutcome}>{close}</Button>
      </div>
      {failure && <InlineProblem>{strings.failed[failure]}</InlineProblem>}
      <div className="space-y-1.5 pr-3 pb-2 empty:hidden">
        {problems.slice(0, problemsShown).map((problem) => (
          <InlineProblem key={`${problem.kind}/${problem.where}`}>
            {strings.problem(problem)}
          </InlineProblem>
        ))}
        {notShown > 0 && <p className="text-ink-soft text-sm">{strings.more(notShown)}</p>}
      </div>
    </div>
  );
}
