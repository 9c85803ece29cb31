/** Words that carry no information about a subject: they are never masked, nor asked for. */
import { foldWord } from './words.ts';

const english = `a about above across after again against all almost alone along already also although always am among
an and another any anything are around as at away back be became because become becomes been before began being below
between both but by called came can cannot could did do does doing done down during each early either else end even
ever every few first for former from further gave get give given go good got great had has have having he her here
hers herself him himself his how however i if in include included including indeed instead into is it its itself just
kept known last late later least less let like little long made main mainly make makes many may me meant might more
most mostly much must my named near nearly neither never new next no nobody none nor not nothing now of off often old
on once one only onto or other others our out over own part people per perhaps place put rather same say seen several
she should since small so some sometimes soon still such take taken than that the their them themselves then there
these they thing things this those though three through throughout thus time to today together too took toward two
under until up upon us use used uses using usually very was way we well went were what when where whether which while
who whole whom whose why will with within without would year years yet you your`;

const chinese = `的 了 和 是 在 有 于 与 及 或 为 以 其 之 而 但 并 也 都 就 被 把 由 从 到 对 将 个 一 这 那 他 她 它 们 不 中 上 下
等 人 年 月 日 后 前 时 曾 又 所 很 最 更 还 因 使 让 着 过 地 得 里 此 该 则 即 可 能 会 要 来 去 说`;

const stopwords = new Set([...english.split(/\s+/), ...chinese.split(/\s+/)]);

/** True for a word that stands in the list above, whatever its case. */
export function isStopword(text: string): boolean {
  return isFoldedStopword(foldWord(text));
}

/** The same for a word that is folded already. */
export function isFoldedStopword(folded: string): boolean {
  return stopwords.has(folded);
}
