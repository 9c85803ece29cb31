/** What the corpus screen shows, as the end of its address: "?lang=en&q=rivers&field=geography&doc=warsaw&sentence=2". */
import type { Language } from '#core/text/language.ts';

export type CorpusView = {
  readonly language: Language;
  readonly query: string;
  /** Only this field; "" for all. */
  readonly field: string;
  /** The document that is read, by id or title; "" while searching. */
  readonly document: string;
  /** The sentence of it that is looked for elsewhere, counted from one; 0 for none. */
  readonly sentence: number;
};

export function decodeView(rest: string, pageLanguage: Language): CorpusView {
  const parameters = new URLSearchParams(rest.replace(/^\?/u, ''));
  const language = parameters.get('lang');
  const sentence = Number(parameters.get('sentence') ?? '0');
  return {
    language: language === 'en' || language === 'zh' ? language : pageLanguage,
    query: parameters.get('q') ?? '',
    field: parameters.get('field') ?? '',
    document: parameters.get('doc') ?? '',
    sentence: Number.isInteger(sentence) && sentence > 0 ? sentence : 0,
  };
}

export function encodeView({ language, query, field, document, sentence }: CorpusView): string {
  const parameters = new URLSearchParams({ lang: language });
  if (query !== '') parameters.set('q', query);
  if (field !== '') parameters.set('field', field);
  if (document !== '') parameters.set('doc', document);
  if (sentence > 0) parameters.set('sentence', String(sentence));
  return `?${parameters.toString()}`;
}

export function hashOf(view: CorpusView): string {
  return `#/corpus${encodeView(view)}`;
}
