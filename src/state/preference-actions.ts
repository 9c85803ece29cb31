/** Language, looks and speed: read from the browser's storage at the start, kept on every change. */
import type { Language } from '#core/text/language.ts';
import {
  type Motion,
  motions,
  type Preferences,
  type Speed,
  speeds,
  type TextSize,
  type Theme,
  textSizes,
  themes,
} from './app-state.ts';
import type { Context } from './context.ts';
import type { Ports } from './ports.ts';

const key = 'masksearch.preferences';

export type PreferenceActions = {
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setTextSize: (textSize: TextSize) => void;
  readonly setMotion: (motion: Motion) => void;
  readonly setProjector: (projector: boolean) => void;
  readonly setPresenterKeys: (presenterKeys: boolean) => void;
  /** Everything but the language as it was on the first visit. */
  readonly resetLooks: () => void;
};

export function preferenceActions({ get, set, ports }: Context): PreferenceActions {
  const change = (changed: Partial<Preferences>) => {
    const preferences = { ...get().preferences, ...changed };
    set({ preferences });
    ports.storage.write(key, JSON.stringify(preferences));
  };
  return {
    setLanguage: (language) => change({ language }),
    setTheme: (theme) => change({ theme }),
    setSpeed: (speed) => change({ speed }),
    setTextSize: (textSize) => change({ textSize }),
    setMotion: (motion) => change({ motion }),
    setProjector: (projector) => change({ projector }),
    setPresenterKeys: (presenterKeys) => change({ presenterKeys }),
    resetLooks: () => change(defaultLooks),
  };
}

const defaultLooks: Omit<Preferences, 'language'> = {
  theme: 'system',
  speed: 1,
  textSize: 1,
  motion: 'system',
  projector: false,
  presenterKeys: false,
};

/** What was kept, field by field: anything unreadable falls back. `linked` is the language a link asks for. */
export function storedPreferences(ports: Ports, linked: Language | undefined): Preferences {
  const stored = parse(ports.storage.read(key));
  const language = stored.get('language');
  const fallback = linked ?? ports.preferredLanguage();
  return {
    language: language === 'en' || language === 'zh' ? language : fallback,
    theme: themes.find((theme) => theme === stored.get('theme')) ?? 'system',
    speed: speeds.find((speed) => speed === stored.get('speed')) ?? 1,
    textSize: textSizes.find((size) => size === stored.get('textSize')) ?? 1,
    motion: motions.find((motion) => motion === stored.get('motion')) ?? 'system',
    projector: stored.get('projector') === true,
    presenterKeys: stored.get('presenterKeys') === true,
  };
}

function parse(text: string | null): Map<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}
