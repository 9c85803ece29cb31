/** A run as a line of training data: chat messages with the paper's tags, and what was thought of the run. */
import { chatFormatProblems } from './chat-format.ts';
import { chatMessages } from './chat-transcript.ts';
import type { Trajectory } from './trajectory.ts';

/** The fields of `masksearch trajectories make`; null for a run that never began. */
export function trainingLine(trajectory: Trajectory) {
  const { started, reward, blanks, steps } = trajectory;
  if (!started) return null;
  const messages = chatMessages(trajectory);
  const masks = started.task.view.kind === 'ramp' ? blanks.length : 0;
  const problems = chatFormatProblems(messages, masks);
  const { correct, why } = reward?.judgement ?? {};
  return {
    id: started.task.id,
    policy: started.policyId,
    masks,
    reward: reward?.total,
    judge: correct && { correct, why },
    prompts: started.prompts,
    // What a reader changed must not be taken for the policy's.
    byHand: steps.some((step) => step.byHand) || undefined,
    // Told with the run rather than instead of it: who trains on it can leave it out.
    problems: problems.length > 0 ? problems : undefined,
    messages,
  };
}
