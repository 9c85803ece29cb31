/** The words of the page in both languages, by which the scenes find what they press. */
import type { Language } from '#core/text/language.ts';
import { ask } from '#ui/strings/en/ask.ts';
import { build } from '#ui/strings/en/build.ts';
import { classroom } from '#ui/strings/en/classroom.ts';
import { compare } from '#ui/strings/en/compare.ts';
import { corpus } from '#ui/strings/en/corpus.ts';
import { evaluate } from '#ui/strings/en/evaluate.ts';
import { lab } from '#ui/strings/en/lab.ts';
import { learn } from '#ui/strings/en/learn.ts';
import { models } from '#ui/strings/en/models.ts';
import { offline } from '#ui/strings/en/offline.ts';
import { settings } from '#ui/strings/en/settings.ts';
import { share } from '#ui/strings/en/share.ts';
import { sheets } from '#ui/strings/en/sheets.ts';
import { train } from '#ui/strings/en/train.ts';
import { en } from '#ui/strings/en.ts';
import { ask as askZh } from '#ui/strings/zh/ask.ts';
import { build as buildZh } from '#ui/strings/zh/build.ts';
import { classroom as classroomZh } from '#ui/strings/zh/classroom.ts';
import { compare as compareZh } from '#ui/strings/zh/compare.ts';
import { corpus as corpusZh } from '#ui/strings/zh/corpus.ts';
import { evaluate as evaluateZh } from '#ui/strings/zh/evaluate.ts';
import { lab as labZh } from '#ui/strings/zh/lab.ts';
import { learn as learnZh } from '#ui/strings/zh/learn.ts';
import { models as modelsZh } from '#ui/strings/zh/models.ts';
import { offline as offlineZh } from '#ui/strings/zh/offline.ts';
import { settings as settingsZh } from '#ui/strings/zh/settings.ts';
import { share as shareZh } from '#ui/strings/zh/share.ts';
import { sheets as sheetsZh } from '#ui/strings/zh/sheets.ts';
import { train as trainZh } from '#ui/strings/zh/train.ts';
import { zh } from '#ui/strings/zh.ts';

const english = {
  page: en,
  ask,
  build,
  classroom,
  compare,
  corpus,
  evaluate,
  lab,
  learn,
  models,
  offline,
  settings,
  share,
  sheets,
  train,
};

export type Words = typeof english;

export const words: Readonly<Record<Language, Words>> = {
  en: english,
  zh: {
    page: zh,
    ask: askZh,
    build: buildZh,
    classroom: classroomZh,
    compare: compareZh,
    corpus: corpusZh,
    evaluate: evaluateZh,
    lab: labZh,
    learn: learnZh,
    models: modelsZh,
    offline: offlineZh,
    settings: settingsZh,
    share: shareZh,
    sheets: sheetsZh,
    train: trainZh,
  },
};

/** English texts of the page that must not be seen in Chinese: those of two words and more that have a translation. */
export const englishOnly: ReadonlySet<string> = untranslated(words.en, words.zh);

function untranslated(one: unknown, other: unknown): ReadonlySet<string> {
  if (typeof one === 'string')
    return new Set(one !== other && /^[A-Za-z]+ [A-Za-z]/u.test(one) ? [one] : []);
  if (typeof one !== 'object' || one === null) return new Set();
  const translated = new Map(Object.entries(other ?? {}));
  return new Set(
    Object.entries(one).flatMap(([key, value]) => [...untranslated(value, translated.get(key))]),
  );
}
