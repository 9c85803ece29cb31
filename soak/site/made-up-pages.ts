/** Pages of words that no language has, as many as are wanted: their words are as unevenly frequent as those of a language. */
import { seededRandom } from '#core/random.ts';

const syllables = 'ka re mi to lu sen dor va pil nag os bri chen ful wy zar'.split(' ');
const wordsKept = 60_000;

export function* madeUpPages(count: number): Generator<{ title: string; text: string }> {
  const random = seededRandom(7);
  // Zipf's law: the word of rank r is about 1/r as frequent as the first.
  const word = () => nameOf(Math.floor(wordsKept ** random()));
  for (let page = 0; page < count; page += 1) {
    const sentences = Array.from(
      { length: 5 },
      () => `${Array.from({ length: 15 }, word).join(' ')}.`,
    );
    yield { title: `${nameOf(page + 1000)} ${page}`, text: sentences.join(' ') };
  }
}

/** The word of a number from 0 on. */
function nameOf(rank: number): string {
  let name = syllables[rank % 16] ?? '';
  for (let left = Math.floor(rank / 16); left > 0; left = Math.floor(left / 16))
    name += syllables[left % 16] ?? '';
  return name;
}
