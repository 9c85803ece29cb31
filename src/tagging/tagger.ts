/** The tagger behind core's port: one rule set per language. */
import type { Tagger } from '#core/ramp/make-instance.ts';
import { tagChinese } from './chinese-tagger.ts';
import { tagEnglish } from './english-tagger.ts';

export const tagger: Tagger = (text, language) =>
  language === 'zh' ? tagChinese(text) : tagEnglish(text);
