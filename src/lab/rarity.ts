/** How rare words are in a corpus, from the documents themselves: idf (Spärck Jones, 1972) scaled to [0, 1]. */
import { foldWord, words } from '#core/text/words.ts';
import type { Rarity } from './policy/query-words.ts';

type Document = { readonly title: string; readonly text: string };

export function rarityIn(documents: readonly Document[]): Rarity {
  const counts = new Map<string, number>();
  for (const { title, text } of documents) {
    const held = new Set(words(`${title} ${text}`).map((word) => foldWord(word.text)));
    for (const word of held) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.log(documents.length + 1);
  return (folded) => {
    const count = counts.get(folded) ?? 0;
    return most === 0 ? 0 : Math.min(1, Math.log((documents.length + 1) / (count + 1)) / most);
  };
}
