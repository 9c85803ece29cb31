/**
 * Questions that offer two options ("Which is longer, the Elbe or the Vistula?") by rule: look both up, read the
 * first year or number of the sentence that shares most words with the question, and compare.
 */
import { patternSpans } from '#core/ramp/patterns.ts';
import type { Hit } from '#core/rollout/environment.ts';
import type { Language } from '#core/text/language.ts';
import { sentences } from '#core/text/sentences.ts';
import { foldWord } from '#core/text/words.ts';
import { contentWords } from './context.ts';

export type Comparison = {
  readonly options: readonly [string, string];
  /** What is compared, and whether the larger value wins. */
  readonly by: 'date' | 'number';
  readonly larger: boolean;
};

const offered =
  /(?:^|[,:;]|\b(?:than|between|is|was|were|has|had|did))\s*([^,:;?]+?)\s+or\s+([^,:;?]+?)\s*\?/u;
const earlier = /\b(?:first|earlier|older|oldest|before)\b/iu;
const later = /\b(?:later|last|younger|youngest|after|more recently)\b/iu;
const more =
  /\b(?:longer|higher|taller|larger|bigger|heavier|deeper|more|greater|further|hotter)\b/iu;
const less = /\b(?:shorter|lower|smaller|lighter|fewer|less|nearer|cooler)\b/iu;

/** The comparison that a question asks for, or null when it offers no two options. */
export function comparisonIn(question: string): Comparison | null {
  const match = offered.exec(question);
  const [, one, two] = match ?? [];
  if (!one || !two) return null;
  const options = [withoutArticle(one), withoutArticle(two)] as const;
  if (more.test(question)) return { options, by: 'number', larger: true };
  if (less.test(question)) return { options, by: 'number', larger: false };
  if (later.test(question)) return { options, by: 'date', larger: true };
  return earlier.test(question) ? { options, by: 'date', larger: false } : null;
}

/** The option that wins, or null when a value is missing for one of them. */
export function winner(
  question: string,
  { options, by, larger }: Comparison,
  hits: readonly Hit[],
  language: Language,
): { readonly option: string; readonly quote: string } | null {
  const values = options.map((option) => measureOf(question, option, by, hits, language));
  const [one, two] = values;
  if (!one || !two || one.value === two.value) return null;
  const first = larger ? one.value > two.value : one.value < two.value;
  return { option: options[first ? 0 : 1], quote: (first ? one : two).quote };
}

function measureOf(
  question: string,
  option: string,
  by: Comparison['by'],
  hits: readonly Hit[],
  language: Language,
): { value: number; quote: string } | null {
  const named = new Set(contentWords(option).map(foldWord));
  const asked = contentWords(question).map(foldWord);
  const about = hits.filter(({ title }) =>
    contentWords(title).some((word) => named.has(foldWord(word))),
  );
  const told = about
    .flatMap(({ text }) => sentences(text).map(({ start, end }) => text.slice(start, end)))
    .flatMap((quote) => {
      const span = patternSpans(quote, language).find(({ type }) => type === by);
      const value = span && numberIn(quote.slice(span.start, span.end));
      if (value === undefined) return [];
      const held = new Set(contentWords(quote).map(foldWord));
      return [{ value, quote, shared: asked.filter((word) => held.has(word)).length }];
    });
  return told.sort((a, b) => b.shared - a.shared)[0] ?? null;
}

/** The year of a date, negative before Christ; the value of a number. */
function numberIn(text: string): number | undefined {
  const digits = /\d[\d,]*(?:\.\d+)?(?!.*\d)/u.exec(text)?.[0];
  if (digits === undefined) return undefined;
  const value = Number(digits.replaceAll(',', ''));
  return /\bBC\b/u.test(text) ? -value : value;
}

function withoutArticle(option: string): string {
  return option.replace(/^(?:the|a|an) /iu, '').trim();
}
