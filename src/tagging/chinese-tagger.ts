/**
 * Chinese terms by the platform's word segmenter (ICU's dictionary): words of two characters or more
 * that are no function words. No Chinese tagger is small enough for a page; patterns find the names.
 */
import type { TypedSpan } from '#core/ramp/patterns.ts';
import { isStopword } from '#core/text/stopwords.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export function tagChinese(text: string): TypedSpan[] {
  return Array.from(segmenter.segment(text))
    .filter(({ segment }) => /^\p{Script=Han}{2,}$/u.test(segment) && !isStopword(segment))
    .map(({ index, segment }) => ({ start: index, end: index + segment.length, type: 'term' }));
}
