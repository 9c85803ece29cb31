import { speeds } from '#state/app-state.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

export function SpeedChoice() {
  const { timeline } = useStrings();
  const { setSpeed } = useActions();
  const speed = useApp((state) => state.preferences.speed);
  return (
    <select
      aria-label={timeline.speed}
      title={timeline.speed}
      className="min-h-11 rounded-medium bg-transparent px-2 text-ink-soft text-sm hover:bg-sunk hover:text-ink"
      value={speed}
      onChange={({ target }) => {
        const chosen = speeds.find((offered) => String(offered) === target.value);
        if (chosen) setSpeed(chosen);
      }}
    >
      {speeds.map((offered) => (
        <option key={offered} value={offered} className="bg-raised text-ink">
          {offered}×
        </option>
      ))}
    </select>
  );
}
