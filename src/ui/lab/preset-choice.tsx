import { presetNames } from '#lab/presets.ts';
import { useLab, useLabActions, useLabStrings } from './lab-context.tsx';

/** Settings worth trying; each but the first shows what a part of the method is for. */
export function PresetChoice() {
  const { presets } = useLabStrings();
  const { choosePreset } = useLabActions();
  const chosen = useLab((state) => state.preset);
  const isResting = useLab((state) => state.status === 'resting');
  return (
    <fieldset disabled={!isResting}>
      <legend className="font-semibold">{presets.legend}</legend>
      <div className="mt-2 -ml-2 space-y-0.5">
        {presetNames.map((name) => (
          <label
            key={name}
            className="flex gap-3 rounded-medium p-2 hover:bg-sunk has-checked:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-mask"
          >
            <input
              type="radio"
              name="lab-preset"
              className="mt-1 size-4 shrink-0 accent-mask"
              checked={name === chosen}
              onChange={() => void choosePreset(name)}
            />
            <span className="text-sm">
              <span className="block font-medium">{presets.names[name]}</span>
              {name === chosen && (
                <span className="mt-0.5 block text-ink-soft leading-snug">
                  {presets.about[name]}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
