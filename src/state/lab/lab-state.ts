/** What the Lab's screen knows. */
import type { Accuracy } from '#lab/held-out.ts';
import type { LabFacts } from '#lab/lab-methods.ts';
import { type PresetName, presets } from '#lab/presets.ts';
import type { TryOut } from '#lab/session.ts';
import type { LabSettings } from '#lab/settings.ts';
import type { ShownGroup, StepReport } from '#lab/step-report.ts';
import { idle, type Load } from '../load.ts';

/** How the policy did on held-out passages after so many steps. */
export type Measured = { readonly step: number; readonly accuracy: Accuracy };

export type LabState = {
  readonly corpus: Load<LabFacts>;
  readonly status: 'resting' | 'training' | 'pausing';
  readonly preset: PresetName;
  readonly settings: LabSettings;
  /** One report a step, without the group. */
  readonly history: readonly Omit<StepReport, 'group'>[];
  readonly group: ShownGroup | null;
  readonly measured: readonly Measured[];
  readonly weights: readonly number[];
  readonly tryOut: { readonly index: number; readonly shown: TryOut | null };
  /** Seconds that the steps have taken, without what was measured in between. */
  readonly seconds: number;
  /** The policy id of the weights that were kept in this browser. */
  readonly saved: string | null;
  /** What was just done, for a word beside the button. */
  readonly notice: 'saved' | 'copied' | 'not-copied' | null;
  /** The worker has stopped with this message. */
  readonly failure: string | null;
};

export const firstPreset: PresetName = 'whole';

export const untouchedLab: Pick<
  LabState,
  'history' | 'group' | 'measured' | 'weights' | 'seconds' | 'failure' | 'notice'
> = {
  history: [],
  group: null,
  measured: [],
  weights: [],
  seconds: 0,
  failure: null,
  notice: null,
};

export function initialLab(saved: string | null): LabState {
  return {
    ...untouchedLab,
    corpus: idle,
    status: 'resting',
    preset: firstPreset,
    settings: presets[firstPreset],
    tryOut: { index: 0, shown: null },
    saved,
  };
}
