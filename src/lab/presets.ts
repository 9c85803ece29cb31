/** Settings worth trying, by name. All but the first show what goes wrong without one part of the method. */
import { defaultLabSettings, type LabSettings } from './settings.ts';

export const presetNames = ['whole', 'gamed', 'collapse', 'no-signal', 'mixed'] as const;

export type PresetName = (typeof presetNames)[number];

export const presets: Readonly<Record<PresetName, LabSettings>> = {
  whole: defaultLabSettings,
  gamed: {
    ...defaultLabSettings,
    reward: { format: 0.1, exact: 0, lengthPenalty: 0, overlong: 0 },
  },
  // Nothing but the upper clip may push the queries one way: their length costs nothing, and no group is drawn again.
  collapse: {
    ...defaultLabSettings,
    groups: 4,
    updates: 24,
    learningRate: 0.02,
    clipHigh: 0.02,
    dynamicSampling: false,
    reward: { ...defaultLabSettings.reward, overlong: 0 },
  },
  'no-signal': {
    ...defaultLabSettings,
    dynamicSampling: false,
    curriculum: false,
    groupSize: 3,
    groups: 4,
    reward: { format: 0, exact: 1, lengthPenalty: 1, overlong: 0 },
  },
  mixed: { ...defaultLabSettings, curriculum: false },
};
