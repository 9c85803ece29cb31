import { type LucideIcon, Moon, Sun, SunMoon } from 'lucide-react';
import { type Theme, themes } from '#state/app-state.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

const icons: Record<Theme, LucideIcon> = { system: SunMoon, light: Sun, dark: Moon };

/** Goes round: as the device, light, dark. */
export function ThemeSwitch() {
  const strings = useStrings();
  const theme = useApp((state) => state.preferences.theme);
  const { setTheme } = useActions();
  const Icon = icons[theme];
  const name = `${strings.theme.label}: ${strings.theme[theme]}`;
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <Button look="icon" aria-label={name} title={name} onClick={() => setTheme(next)}>
      <Icon size={18} aria-hidden />
    </Button>
  );
}
