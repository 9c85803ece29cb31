/** Which indexed passages of a document hold a part of a text that was cut from it. */
import { type CorpusDocument, passageId } from './document.ts';

/** Ids in order; none when the text doesn't stand in the document. */
export function passagesHolding({ id, text, passages }: CorpusDocument, part: string): string[] {
  const whole = text.replace(/\n/gu, ' ');
  const wanted = part.trim();
  // When a text is masked, its opening pronoun may become the title; its second half stays as it was.
  const tail = wanted.slice(Math.floor(wanted.length / 2));
  let [start, end] = [0, 0];
  for (let at = whole.indexOf(tail); at >= 0; at = whole.indexOf(tail, at + 1)) {
    const until = at + tail.length;
    const length = commonEnd(whole.slice(0, until), wanted);
    if (length > end - start) [start, end] = [until - length, until];
  }
  return [...passages.entries()]
    .filter(([, [from, to]]) => from < end && start < to)
    .map(([ordinal]) => passageId(id, ordinal));
}

/** How many characters at their ends two texts share. */
function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) {
    length += 1;
  }
  return length;
}
