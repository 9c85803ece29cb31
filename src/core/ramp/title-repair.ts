/**
 * A passage cut out of a document often says "She" where its subject was named before. When the title is
 * nowhere in the passage, an opening pronoun is replaced by it (MaskSearch, appendix on data); otherwise
 * the view's title line says what the passage is about.
 */
import { isStopword } from '../text/stopwords.ts';
import { foldWord, words } from '../text/words.ts';

const subject = /^(?:He|She|It|They)\b(?!['’])/u;
const possessive = /^(?:His|Her|Its|Their)\b/u;
const chineseSubject = /^(?:他们|她们|它们|他|她|它|其)/u;

export function repairTitle(text: string, title: string): string {
  const name = title.replace(/\s*\([^)]*\)$/u, '');
  if (name === '' || mentions(text, name)) return text;
  if (chineseSubject.test(text)) return text.replace(chineseSubject, name);
  if (subject.test(text)) return text.replace(subject, name);
  return text.replace(possessive, name.endsWith('s') ? `${name}’` : `${name}’s`);
}

function mentions(text: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return text.includes(name);
  const held = new Set(words(text).map((word) => foldWord(word.text)));
  const own = words(name).filter((word) => !isStopword(word.text));
  return own.some((word) => held.has(foldWord(word.text)));
}
