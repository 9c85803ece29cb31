/**
 * The transcript of the bundled policy: one append-only text, for training and inference alike.
 *
 *   <bos><task> Title : … <mask1> … <search><mask1> query </search>
 *   <information><hit1> Title : text … </information><think>…</think><fill><mask1> … </fill> …
 *
 * It comes in segments, because text that the policy wrote is never tokenised again and text from
 * passages, titles and people is data: its tags are neutralised, and a tokenizer must treat it as plain.
 */

import type { TaskView } from '../task/task.ts';
import { neutralise } from '../text/neutralise.ts';
import type { Hit } from './environment.ts';
import type { Step, Trajectory } from './trajectory.ts';

export type Segment = {
  /** `tag`: special tokens of ours; `data`: plain text; `policy`: exactly what the policy wrote. */
  readonly role: 'tag' | 'data' | 'policy';
  readonly text: string;
};

export function transcriptSegments({ started, steps }: Trajectory): Segment[] {
  return started ? situationSegments(started.task.view, steps) : [];
}

/** What supervised training reads (training/sft.py): role and text of each segment, to the end. */
export function trainingSegments(trajectory: Trajectory): [Segment['role'], string][] {
  return [...transcriptSegments(trajectory), { role: 'policy', text: '<end>' } as const].map(
    ({ role, text }) => [role, text],
  );
}

/** The same for a policy, which knows the task and the steps and not the run. */
export function situationSegments(view: TaskView, steps: readonly Step[]): Segment[] {
  return [
    { role: 'tag', text: '<bos><task>' },
    ...taskSegments(view),
    ...steps.flatMap((step): Segment[] => [
      { role: 'policy', text: step.text },
      ...(step.observation ? informationSegments(step.observation.hits) : []),
    ]),
  ];
}

export function renderTranscript(trajectory: Trajectory): string {
  return transcriptSegments(trajectory)
    .map((segment) => segment.text)
    .join('');
}

function taskSegments(view: TaskView): Segment[] {
  if (view.kind === 'question') return [data(view.question)];
  const title = view.title === '' ? [] : [data(`${view.title} :`)];
  const passage = view.parts.flatMap((part, index): Segment[] => [
    ...(index === 0 ? [] : [{ role: 'tag', text: `<mask${index}>` } as const]),
    data(part),
  ]);
  return [...title, ...passage];
}

function informationSegments(hits: readonly Hit[]): Segment[] {
  const shown = hits.flatMap(({ title, text }, index): Segment[] => [
    { role: 'tag', text: `<hit${index + 1}>` },
    data(`${title} : ${text}`),
  ]);
  return [
    { role: 'tag', text: '<information>' },
    ...shown,
    { role: 'tag', text: '</information>' },
  ];
}

function data(text: string): Segment {
  return { role: 'data', text: ` ${neutralise(text.replace(/\s+/gu, ' ').trim())} ` };
}
