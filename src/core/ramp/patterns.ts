/**
 * Dates, numbers and proper names by pattern, for English and Chinese: what needs no tagger. Earlier
 * patterns win where two overlap.
 */
import type { SpanType } from '../task/instance.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/span.ts';
import { isStopword } from '../text/stopwords.ts';
import { words } from '../text/words.ts';

export type TypedSpan = Span & { readonly type: SpanType };

const month =
  'January|February|March|April|May|June|July|August|September|October|November|December';
/** A dot belongs to a name only after an initial ("J. S. Bach") and in "St. Louis". */
const initial = String.raw`(?:\p{Lu}|St|Mt|Dr|Mr|Mrs)\.`;
const capitalised = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’\-](?!s\b)[\p{L}\p{M}]+)*`;
const joint = '(?:of the|of|de la|de|da|del|della|di|van der|van|von|der|den|la|le|du|al|ibn|bin)';

const english: readonly (readonly [SpanType, RegExp])[] = [
  [
    'date',
    new RegExp(
      String.raw`\b(?:\d{1,2} )?(?:${month})(?: \d{1,2}(?!\d))?(?:,? \d{3,4})?(?: (?:BC|AD))?\b`,
      'gu',
    ),
  ],
  ['date', /\b\d{1,2}(?:st|nd|rd|th)[ -]century(?: (?:BC|AD))?\b/gu],
  ['date', /\b\d{1,4} (?:BC|BCE|CE|AD)\b|\bAD \d{1,4}\b/gu],
  ['date', /\b1\d{3}s?\b(?![,.]\d)|\b20\d\d\b(?![,.]\d)/gu],
  [
    'number',
    /\b\d[\d,]*(?:\.\d+)?(?: (?:hundred|thousand|million|billion|trillion))?\b%?(?!-?\p{L})/gu,
  ],
  [
    'name',
    new RegExp(
      `(?:${initial}|${capitalised})(?: (?:${joint} )?(?:${initial}|${capitalised}))*`,
      'gu',
    ),
  ],
];

/** Characters that foreign names are written with; other characters end the name ("物理学家|皮埃尔·居里|结婚"). */
const sounds =
  '阿埃艾安昂奥巴班邦鲍贝本比宾波伯博布查达戴丹当道德登邓狄迪蒂丁杜多顿恩尔法范菲费芬丰弗福富盖冈高戈哥格根古哈海汉豪赫亨洪胡华霍基吉加贾简杰金居卡凯坎康柯科可克肯孔库奎拉莱赖兰朗劳勒雷黎李里丽利莉连列林留龙卢鲁路伦罗洛玛马麦曼芒毛梅蒙米密明摩莫默姆穆纳娜南内尼宁纽农努诺欧帕派潘庞佩彭皮珀普奇齐契乔钦琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎珊尚舍申圣诗施什史士斯丝司思松苏索塔泰坦汤唐陶特滕提廷图托瓦万旺威韦维温文翁沃乌武西希谢辛雄休许逊雅亚扬耶叶伊因英尤约泽扎詹珍芝治朱茨兹佐肖邦梵宾歇涅';
const foreign = `[${[...new Set(sounds)].join('')}]`;

const chinese: readonly (readonly [SpanType, RegExp])[] = [
  ['work', /(?<=《)[^《》]{1,20}(?=》)/gu],
  [
    'date',
    /(?:公元前|公元|前)?\d{1,4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{1,2}世纪/gu,
  ],
  ['number', /\d[\d,]*(?:\.\d+)?(?:多|余)?[万亿]*/gu],
  ['name', new RegExp(`${foreign}{1,8}(?:·${foreign}{1,8})+`, 'gu')],
];

export function patternSpans(text: string, language: Language): TypedSpan[] {
  const found: TypedSpan[] = [];
  const taken = new Uint8Array(text.length);
  for (const [type, pattern] of language === 'zh' ? chinese : english) {
    for (const match of text.matchAll(pattern)) {
      const whole = { start: match.index, end: match.index + match[0].length, type };
      const span = type === 'name' ? withoutOpeningStopwords(text, whole) : whole;
      if (!span || taken.subarray(span.start, span.end).includes(1)) continue;
      taken.fill(1, span.start, span.end);
      found.push(span);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "With Pierre Curie" is "Pierre Curie"; "The" alone is nothing. */
function withoutOpeningStopwords(text: string, span: TypedSpan): TypedSpan | null {
  const own = words(text.slice(span.start, span.end));
  const first = own.find((word) => !isStopword(word.text));
  return first ? { ...span, start: span.start + first.start } : null;
}
