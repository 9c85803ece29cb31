/** The stages of the diagram, lane by lane, in the order in which a policy comes to be. */
import type { StageKind } from '#state/training/training-records.ts';
import type { StageName } from '#ui/strings/en/train.ts';

export const lanes = [
  ['data', ['corpus', 'instances', 'trajectories']],
  ['training', ['language-model', 'sft', 'self-evolution', 'rl', 'questions']],
  ['result', ['policy']],
] as const satisfies readonly (readonly [lane: string, stages: readonly StageName[]])[];

export const stageFromFirst: StageName = 'sft';

const names: readonly StageName[] = lanes.flatMap(([, stages]) => [...stages]);

export function isStageName(text: string): text is StageName {
  return names.some((name) => name === text);
}

/** The kind of record that a stage leaves; null for stages that are no training. */
export function kindOf(name: StageName): StageKind | null {
  switch (name) {
    case 'language-model':
    case 'sft':
    case 'self-evolution':
    case 'rl':
    case 'questions':
      return name;
    default:
      return null;
  }
}
