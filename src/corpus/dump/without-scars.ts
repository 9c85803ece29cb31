/**
 * A sentence from which something was taken out should not show it: "Ada ( ; 1815 ) , a" is "Ada (1815), a". What is
 * left of broken markup goes too.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/[\u00A0\u2000-\u200A\u202F\u3000\t]/gu, ' '],
  [/[\u200B-\u200F\u2060\uFEFF]/gu, ''],
  [/<\/?[a-z][a-z0-9]*\b[^<>]{0,200}>/giu, ''],
  // A note that was cut off.
  [/<\/?ref[^<>]*>?/giu, ''],
  // Two halves of a comment that came together when something between them went; the next round sees them.
  [/<!--.*?(?:-->|$)/gu, ''],
  [/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/gu, '$1'],
  [/\[https?:\/\/[^\s\]]+\s*([^\]]*)\]/gu, '$1'],
  [/https?:\/\/[^\s)\]}<>]+/gu, ''],
  [/\{\{[^{}]*\}\}|\{\{+|\}\}+|\[\[+|\]\]+|'''?|\{\||\|\}/gu, ''],
  [/ {2,}/gu, ' '],
  // Inside brackets: separators that have lost a neighbour.
  [/([(（])[\s,;:、，；–—-]+/gu, '$1'],
  [/(?<![\s,;:、，；])[\s,;:、，；]+([)）])/gu, '$1'],
  [/([,;、，；])(?:\s*[,;、，；])+/gu, '$1'],
  [/ ?[(（]\s*(?:(?:or|and|in|或)\s*)?[)）]/gu, ''],
  [/ ?\[\s*\]/gu, ''],
  [/"\s*"|“\s*”|「\s*」/gu, ''],
  // Around punctuation: no space before it, one mark where two have met.
  [/ +([,.;:!?，。；：！？、)）])/gu, '$1'],
  [/([(（]) +/gu, '$1'],
  [/,\s*\./gu, '.'],
  [/\.{2}(?!\.)(?<!\.{3})/gu, '.'],
  [/^[\s,;:.、，；：。*#|]+/gu, ''],
  [/ {2,}/gu, ' '],
];

/** Applied until nothing changes: one repair may bring two marks together. At most a few rounds. */
export function withoutScars(line: string): string {
  let text = line;
  for (let round = 0; round < 5; round += 1) {
    const before = text;
    for (const [pattern, replacement] of rules) text = text.replace(pattern, replacement);
    text = text.trim();
    if (text === before) break;
  }
  return text;
}
