/** The strings of the page's language. */
import type { Language } from '#core/text/language.ts';
import { useApp } from '#ui/store-context.tsx';
import { en, type Strings } from './en.ts';
import { zh } from './zh.ts';

export const languages: Readonly<Record<Language, Strings>> = { en, zh };

export function useStrings(): Strings {
  return languages[useApp((state) => state.preferences.language)];
}

/** The strings of a screen, which are fetched with its code: `useStringsOf({ en: …, zh: … })`. */
export function useStringsOf<T>(table: Readonly<Record<Language, T>>): T {
  return table[useApp((state) => state.preferences.language)];
}

/** A policy's name; its id where it has none, such as in a run made elsewhere. */
export function policyName(strings: Strings, id: string): string {
  const { policy } = strings;
  // Weights from the Lab are their own id, which nobody wants to read.
  if (id.startsWith('lab:')) return policy.fromLab;
  if (id.startsWith('multi-agent:'))
    return `${policy.team}${policyName(strings, id.slice('multi-agent:'.length))}`;
  const chat = /^(.*?)webllm:(.+?)(?:-q\d\w*-MLC)?$/u.exec(id);
  return new Map(Object.entries(policy.names)).get(id) ?? (chat ? `${chat[1]}${chat[2]}` : id);
}
