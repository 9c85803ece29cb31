import { Dices } from 'lucide-react';
import type { LabSettings, RewardSettings } from '#lab/settings.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useLab, useLabActions, useLabStrings } from './lab-context.tsx';
import { Slider } from './slider.tsx';
import { Toggle } from './toggle.tsx';

type NumberSetting = 'groupSize' | 'groups' | 'updates' | 'learningRate' | 'clipLow' | 'clipHigh';

const sliders: readonly (readonly [NumberSetting, min: number, max: number, step: number])[] = [
  ['groupSize', 2, 16, 1],
  ['groups', 2, 24, 1],
  ['updates', 1, 32, 1],
  ['learningRate', 0.01, 0.2, 0.01],
  ['clipLow', 0.05, 0.9, 0.05],
  ['clipHigh', 0.02, 1, 0.02],
];
const toggles = ['dynamicSampling', 'curriculum', 'hideSource'] as const;
const rewards = ['format', 'exact', 'lengthPenalty', 'overlong'] as const;

/** Everything that decides a run. Changes hold from the next step on; another seed begins anew. */
export function LabSettingsPanel() {
  const { settings: strings } = useLabStrings();
  const settings = useLab((state) => state.settings);
  const isResting = useLab((state) => state.status === 'resting');
  const { change } = useLabActions();
  const set = (changed: Partial<LabSettings>) => void change(changed);
  const reward = (changed: Partial<RewardSettings>) =>
    set({ reward: { ...settings.reward, ...changed } });
  const controls = (
    <>
      <div className="space-y-3">
        {sliders.map(([name, min, max, step]) => (
          <Slider
            key={name}
            label={strings[name]}
            {...{ min, max, step }}
            value={settings[name]}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
      </div>
      <div className="space-y-1">
        {toggles.map((name) => (
          <Toggle
            key={name}
            label={strings[name]}
            note={name === 'hideSource' ? strings.hideSourceNote : undefined}
            isOn={settings[name]}
            onChange={(isOn) => set({ [name]: isOn })}
          />
        ))}
      </div>
      <div>
        <h3 className="font-medium text-reward text-sm">{strings.reward}</h3>
        <div className="mt-2 space-y-3">
          {rewards.map((name) => (
            <Slider
              key={name}
              label={strings[name]}
              min={0}
              max={1}
              step={0.05}
              value={settings.reward[name]}
              onChange={(value) => reward({ [name]: value })}
            />
          ))}
        </div>
      </div>
    </>
  );
  return (
    <section>
      <div>
        <h2 className="font-semibold">{strings.title}</h2>
        <div className="mt-2 flex items-center gap-2">
          <label className="flex items-center gap-3 text-sm">
            {strings.seed}
            <input
              type="number"
              min={0}
              max={999999}
              disabled={!isResting}
              value={settings.seed}
              className="min-h-11 w-28 rounded-medium border border-line-strong bg-raised px-3"
              onChange={({ target }) => {
                const seed = target.valueAsNumber;
                if (Number.isInteger(seed) && seed >= 0) set({ seed });
              }}
            />
          </label>
          <Button
            look="icon"
            aria-label={strings.newSeed}
            title={strings.newSeed}
            aria-disabled={!isResting}
            onClick={() => isResting && set({ seed: settings.seed + 1 })}
          >
            <Dices size={18} aria-hidden />
          </Button>
        </div>
      </div>
      <details className="group mt-2">
        <summary className="py-2 font-medium text-sm">{strings.all}</summary>
        <div className="mt-2 space-y-6">{controls}</div>
      </details>
    </section>
  );
}
