/** The items of a suite, in the page: written ones from files, drawn ones from the corpus. */
import type { Instance, Question } from '#core/task/instance.ts';
import type { AppStore } from '../create-app-store.ts';
import type { EvaluationChoice } from './choice.ts';
import type { EvaluationPorts } from './evaluation-ports.ts';

const maskCounts = [1, 2, 3, 4];

export async function evaluationItems(
  { suite, language, n, seed }: EvaluationChoice,
  corpusId: string,
  { actions }: AppStore,
  ports: EvaluationPorts,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<readonly (Instance | Question)[]> {
  switch (suite) {
    case 'ramp-exercises':
      return (await actions.loadExercises(language)).slice(0, n);
    case 'questions':
      return (await actions.loadQuestions(language)).slice(0, n);
    default:
      return ports.sample(corpusId, { n, masks: maskCounts, seed }, onProgress, signal);
  }
}
