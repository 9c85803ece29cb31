/** The strings of the page's language. */
import type { Language } from '#core/text/language.ts';
import { useApp } from '#ui/store-context.tsx';
import { en, type Strings } from './en.ts';
import { zh } from './zh.ts';

export const languages: Readonly<Record<Language, Strings>> = { en, zh };

export function useStrings(): Strings {
  return languages[useApp((state) => state.preferences.language)];
}
