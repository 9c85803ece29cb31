/**
 * Text as it is compared in evaluation: SQuAD's normalisation (Rajpurkar et al., 2016, section 6):
 * lower case, no punctuation, no English articles, single spaces. Accents are folded, thousands
 * separators dropped ("1,047" = "1047") and full-width forms unified. Chinese is compared by character.
 */
export function normalise(text: string): string {
  return tokens(text).join(' ');
}

const articles = new Set(['a', 'an', 'the']);
/** Stands for a decimal point while punctuation is removed; a private-use character is neither P nor S. */
const decimalPoint = '\uE000';

/** The tokens that recall and F1 count: normalised words; each Han character is a token. */
export function tokens(text: string): string[] {
  const all = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/(?<=\p{N}),(?=\p{N}{3})/gu, '')
    .replace(/(?<=\p{N})\.(?=\p{N})/gu, decimalPoint)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/\p{Script=Han}/gu, ' $& ')
    .replace(/[\p{P}\p{S}]/gu, ' ')
    .replaceAll(decimalPoint, '.')
    .split(/\s+/)
    .filter((token) => token !== '');
  const informative = all.filter((token) => !articles.has(token));
  return informative.length > 0 ? informative : all;
}

/** "Faraday's lines" as "Faraday lines": for looking a name up in running text, not for scoring. */
export function withoutPossessives(text: string): string {
  return text.replace(/(?<=\p{L})['’]s?(?=[\s\p{P}]|$)/gu, '');
}
