/** The strings of the page's language. */
import type { Language } from '#core/text/language.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { en, type Strings } from './en.ts';

/** English comes with the page: it also stands in for a language that cannot be fetched. */
const present = new Map<Language, Strings>([['en', en]]);

/** To be awaited before the page is drawn in a language, so that it is never drawn in another first. */
export async function fetchStrings(language: Language): Promise<void> {
  if (present.has(language)) return;
  const { zh } = await import('./zh.ts');
  present.set('zh', zh);
}

/** The words of a language that was fetched, else English ones. */
export function wordsIn(language: Language): Strings {
  return present.get(language) ?? en;
}

export function useStrings(): Strings {
  return wordsIn(useShownLanguage());
}

/** The language that the page speaks: English where the words of the chosen one could not be fetched. */
export function useShownLanguage(): Language {
  return useApp(({ preferences: { language } }) => (present.has(language) ? language : 'en'));
}

/** Changes the page's language once its words are there; where they cannot be fetched the page stays as it is. */
export function useSetLanguage(): (language: Language) => void {
  const { setLanguage, failPanel } = useActions();
  return (language) => void fetchStrings(language).then(() => setLanguage(language), failPanel);
}

/** The strings of a screen, which are fetched with its code: `useStringsOf({ en: …, zh: … })`. */
export function useStringsOf<T>(table: Readonly<Record<Language, T>>): T {
  return table[useShownLanguage()];
}

/** A policy's name; its id where it has none, such as in a run made elsewhere. */
export function policyName(strings: Strings, id: string): string {
  const { policy } = strings;
  const named = new Map(Object.entries(policy.names)).get(id);
  if (named !== undefined) return named;
  // Weights from the Lab are their own id, which nobody wants to read.
  if (id.startsWith('lab:')) return policy.fromLab;
  if (id.startsWith('multi-agent:'))
    return `${policy.team}${policyName(strings, id.slice('multi-agent:'.length))}`;
  const chat = /^(.*?)webllm:(.+?)(?:-q\d\w*-MLC)?$/u.exec(id);
  return chat ? `${chat[1]}${chat[2]}` : id;
}
