/** The languages whose text this project can split, mask and score. */
export type Language = 'en' | 'zh';

const han = /\p{Script=Han}/gu;
const letter = /\p{L}/gu;

/** Chinese when at least three letters in ten are Han characters. */
export function languageOf(text: string): Language {
  const letters = text.match(letter)?.length ?? 0;
  const hans = text.match(han)?.length ?? 0;
  return letters > 0 && hans / letters >= 0.3 ? 'zh' : 'en';
}
