/** Documents for tests: small, and drawn at random where a law is tried. */
import fc from 'fast-check';
import type { Language } from '#core/text/language.ts';
import { type CorpusDocument, documentSchema } from './document.ts';
import { splitIntoPassages } from './split.ts';

export function document(
  id: string,
  text: string,
  {
    title = id,
    language = 'en' as Language,
    ...rest
  }: Partial<CorpusDocument & { language: Language }> = {},
): CorpusDocument {
  return documentSchema.parse({
    ...{ id, title, wikipedia: title, aliases: [], field: 'science', links: [], text },
    ...{ source: 'a test', licence: 'CC0' },
    passages: splitIntoPassages(text, language).map(({ start, end }) => [start, end]),
    ...rest,
  });
}

const englishWords =
  'Warsaw river radium 1867 the of Curie born city mountain glass ünder St. 3.14 J. discovered'.split(
    ' ',
  );
const hanCharacters = [...'居里夫人生于华沙长江苏的年代，、《》'];

/** A sentence with its end; "" at times, so that marks stand side by side. */
function sentence(language: Language): fc.Arbitrary<string> {
  const words = language === 'zh' ? hanCharacters : englishWords;
  const ends =
    language === 'zh' ? ['。', '！', '？”', '；', '\n'] : ['. ', '! ', '.” ', '?\n', '.\n\n', '… '];
  return fc
    .tuple(fc.array(fc.constantFrom(...words), { maxLength: 60 }), fc.constantFrom(...ends))
    .map(([chosen, end]) => chosen.join(language === 'zh' ? '' : ' ') + end);
}

/** Texts of up to forty sentences, long and short ones. */
export function textIn(language: Language): fc.Arbitrary<string> {
  return fc.array(sentence(language), { maxLength: 40 }).map((sentences) => sentences.join(''));
}
