/**
 * A passage cut out of a document often says "She" where its subject was named before. When the title is
 * nowhere in the passage, an opening pronoun is replaced by it (MaskSearch, appendix on data); otherwise
 * the view's title line says what the passage is about.
 */
import { isStopword } from '../text/stopwords.ts';
import { foldWord, words } from '../text/words.ts';

/** Pronouns that can stand for the title: "he" only for a person, "it" only for something else. */
const pronouns = {
  person: { subject: /^(?:He|She)\b(?!['’])/u, possessive: /^(?:His|Her)\b/u, han: /^[他她]/u },
  thing: { subject: /^It\b(?!['’])/u, possessive: /^Its\b/u, han: /^[它其]/u },
} as const;

export function repairTitle(text: string, title: string, subject: 'person' | 'thing'): string {
  const name = title.replace(/\s*\([^)]*\)$/u, '');
  if (name === '' || mentions(text, name)) return text;
  const pronoun = pronouns[subject];
  if (pronoun.han.test(text)) return text.replace(pronoun.han, name);
  if (pronoun.subject.test(text)) return text.replace(pronoun.subject, name);
  return text.replace(pronoun.possessive, name.endsWith('s') ? `${name}’` : `${name}’s`);
}

function mentions(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  const held = new Set(words(text).map((word) => foldWord(word.text)));
  const own = words(name).filter((word) => !isStopword(word.text));
  return own.some((word) => held.has(foldWord(word.text)));
}
