/** A run as chat messages with the paper's tags: one line of JSON, as `trajectories make` writes them. */
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import { chatMessages } from '#core/rollout/chat-transcript.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';

export function chatLine(events: readonly RunEvent[]): string {
  const trajectory = foldRun(events);
  const { started, reward, blanks, steps } = trajectory;
  const messages = chatMessages(trajectory);
  const masks = started?.task.view.kind === 'ramp' ? blanks.length : 0;
  const problems = chatFormatProblems(messages, masks);
  const line = {
    id: started?.task.id,
    policy: started?.policyId,
    masks,
    reward: reward?.total,
    judge: reward?.judgement && {
      correct: reward.judgement.correct,
      why: reward.judgement.why,
    },
    prompts: started?.prompts,
    // What a reader changed must not be taken for the policy's.
    byHand: steps.some((step) => step.byHand) || undefined,
    // Told with the run rather than instead of it: who trains on it can leave it out.
    problems: problems.length > 0 ? problems : undefined,
    messages,
  };
  return `${JSON.stringify(line)}\n`;
}
