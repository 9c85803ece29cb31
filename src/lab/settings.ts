/** Everything that decides a training run: with the seed it repeats to the last digit. */

export type RewardSettings = {
  /** Weight of a well-formed run, in [0, 1]; the rest is for the answers. */
  readonly format: number;
  /** Of the answers' part: weight of exact match, in [0, 1]; the rest is token recall. */
  readonly exact: number;
  /** 0: recall counts however long a fill is. 1: recall is divided by how much longer than the gold it is. */
  readonly lengthPenalty: number;
  /** Of DAPO's overlong penalty for long queries: 0 is none. */
  readonly overlong: number;
};

export type LabSettings = {
  readonly seed: number;
  /** G: rollouts of one passage, which are compared with each other. 2 or more. */
  readonly groupSize: number;
  /** N: groups for one step. */
  readonly groups: number;
  /** mu: updates on the rollouts of one step. */
  readonly updates: number;
  readonly learningRate: number;
  /** A decision may become less likely by this share in one step, … */
  readonly clipLow: number;
  /** … and more likely by this one: higher, so that rare decisions keep a chance (clip-higher). */
  readonly clipHigh: number;
  /** Groups whose rollouts all got the same reward are replaced by others. */
  readonly dynamicSampling: boolean;
  /** One mask first, then two, …; otherwise one to four mixed. */
  readonly curriculum: boolean;
  /** The passage's own document is hidden from the search: the fact has to be found elsewhere. */
  readonly hideSource: boolean;
  readonly reward: RewardSettings;
};

export const defaultLabSettings: LabSettings = {
  seed: 1,
  groupSize: 8,
  groups: 8,
  updates: 4,
  learningRate: 0.05,
  clipLow: 0.2,
  clipHigh: 0.28,
  dynamicSampling: true,
  curriculum: true,
  hideSource: false,
  reward: { format: 0.1, exact: 0.5, lengthPenalty: 1, overlong: 1 },
};

export const mostMasks = 4;
