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
    <div className="mt-3 rounded-medium border border-line bg-raised py-2 pr-2 pl-4">
      <div role="status" className="text-sm">
        {outcome && outcome.documents > 0 && (
          <p className="py-1.5 font-medium">{strings.added(outcome.documents)}</p>
        )}
      </div>
      {failure && <InlineProblem>{strings.failed[failure]}</InlineProblem>}
      <div className="space-y-1.5 py-1">
        {problems.slice(0, problemsShown).map((problem) => (
          <InlineProblem key={`${problem.kind}/${problem.where}`}>
            {strings.problem(problem)}
          </InlineProblem>
        ))}
        {notShown > 0 && <p className="text-ink-soft text-sm">{strings.more(notShown)}</p>}
      </div>
      <Button className="-ml-3" onClick={store.dismissOutcome}>
        {close}
      </Button>
    </div>
  );
}
