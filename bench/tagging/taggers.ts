/** The taggers that are compared, each behind core's port, and loaded only by the process that measures it. */
import type { Tagger } from '#core/ramp/make-instance.ts';
import type { TypedSpan } from '#core/ramp/patterns.ts';

export const taggerNames = ['patterns', 'compromise', 'wink'] as const;
export type TaggerName = (typeof taggerNames)[number];

export async function openTagger(name: TaggerName): Promise<Tagger> {
  // The patterns of names, dates and numbers that run before every tagger: what one has to add to.
  if (name === 'patterns') return () => [];
  if (name === 'compromise') return (await import('#tagging/english-tagger.ts')).tagEnglish;
  return winkTagger();
}

/** The source of a program with nothing but the library, for its size. */
export const librarySource: Readonly<Record<TaggerName, string | null>> = {
  patterns: null,
  compromise: "import nlp from 'compromise'; globalThis.tagger = nlp;",
  wink: "import wink from 'wink-nlp'; import model from 'wink-eng-lite-web-model'; globalThis.tagger = wink(model, ['sbd', 'pos']);",
};

/** wink-nlp with its small English model: runs of proper nouns are names, of nouns terms; its entities are no names. */
async function winkTagger(): Promise<Tagger> {
  const [{ default: wink }, { default: model }, { isTerm }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
    import('#tagging/english-tagger.ts'),
  ]);
  const nlp = wink(model, ['sbd', 'pos']);
  return (text) => {
    const tokens = nlp.readDoc(text).tokens();
    // wink types what a helper gives as any; these are its documented values.
    const values = tokens.out() as string[];
    const spaces = tokens.out(nlp.its.precedingSpaces) as string[];
    const parts = tokens.out(nlp.its.pos) as string[];
    const runs: { readonly start: number; end: number; readonly pos: string | undefined }[] = [];
    let at = 0;
    for (const [index, value] of values.entries()) {
      const start = at + (spaces[index]?.length ?? 0);
      at = start + value.length;
      const last = runs.at(-1);
      if (last && last.pos === parts[index]) last.end = at;
      else runs.push({ start, end: at, pos: parts[index] });
    }
    return runs.flatMap(({ start, end, pos }): TypedSpan[] => {
      if (pos === 'PROPN') return [{ start, end, type: 'name' }];
      return pos === 'NOUN' && isTerm(text.slice(start, end)) ? [{ start, end, type: 'term' }] : [];
    });
  };
}
