import { useLayoutEffect } from 'react';
import { useApp } from '#ui/store-context.tsx';
import { useShownLanguage } from '#ui/strings/strings.ts';

/** Language, theme, text size and motion as attributes of the document, where the style sheet reads them. */
export function usePreferencesOnPage(): void {
  const language = useShownLanguage();
  const { theme, textSize, motion, projector } = useApp((state) => state.preferences);
  useLayoutEffect(() => {
    const { documentElement: root } = document;
    root.lang = language;
    // Without the attributes the style sheet follows the device.
    setData('theme', theme === 'system' ? null : theme);
    setData('motion', motion === 'system' ? null : motion);
    setData('projector', projector ? 'on' : null);
    root.style.setProperty('--text-size', String(textSize));
  }, [language, theme, textSize, motion, projector]);
}

function setData(name: string, value: string | null): void {
  const { dataset } = document.documentElement;
  if (value === null) delete dataset[name];
  else dataset[name] = value;
}
