/**
 * Old runs become new ones a version at a time, by functions that are never changed once they have
 * shipped. Step i lifts the lines of version i + 1 to version i + 2; there is only version 1 so far.
 */
export type UpgradeStep = (lines: readonly unknown[]) => readonly unknown[];

const steps: readonly UpgradeStep[] = [];

export function upgradeRun(lines: readonly unknown[], version: number): readonly unknown[] {
  return steps.slice(version - 1).reduce((upgraded, step) => step(upgraded), lines);
}
