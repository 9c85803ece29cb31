/** Group-normalised advantages (DAPO equation 9; first in GRPO): how much better than its group a rollout did. */

/** (reward - mean) / standard deviation; all 0 when every reward is the same. */
export function advantages(rewards: readonly number[]): number[] {
  const mean = rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
  const variance = rewards.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / rewards.length;
  const deviation = Math.sqrt(variance);
  return rewards.map((reward) => (deviation < 1e-9 ? 0 : (reward - mean) / deviation));
}

/** A group without any difference teaches nothing: its gradient is 0. */
export function hasSignal(rewards: readonly number[]): boolean {
  return advantages(rewards).some((advantage) => advantage !== 0);
}
