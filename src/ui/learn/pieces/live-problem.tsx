import type { Problem } from '#state/problem.ts';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly problem: Problem };

export function LiveProblem({ problem }: Props) {
  const strings = useStrings();
  return <InlineProblem>{strings.problem(problem)}</InlineProblem>;
}
