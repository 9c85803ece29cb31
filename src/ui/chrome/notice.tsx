import { CircleAlert } from 'lucide-react';
import type { Problem } from '#state/problem.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';
import { UpdateOffer } from './update-offer.tsx';

/** What went wrong and what to do, in one sentence, where the reader is looking. */
export function Notice() {
  const strings = useStrings();
  const problem = useApp((state) => state.problem);
  const { dismissProblem, runLive } = useActions();
  return (
    <>
      <div role="alert">
        {problem && (
          <div className="appear mb-6 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-medium border border-line bg-raised py-2 pr-2 pl-4">
            <CircleAlert size={18} aria-hidden className="shrink-0 text-wrong" />
            <p className="min-w-48 grow basis-0 py-2 text-sm leading-snug">
              {strings.problem(problem)}
            </p>
            <div className="flex">
              {canTryAgain(problem) && (
                <Button onClick={() => void runLive()}>{strings.tryAgain}</Button>
              )}
              <Button onClick={dismissProblem}>{strings.close}</Button>
            </div>
          </div>
        )}
      </div>
      <UpdateOffer />
    </>
  );
}

function canTryAgain(problem: Problem): boolean {
  return problem.type === 'corpus' || problem.type === 'run-failed';
}
