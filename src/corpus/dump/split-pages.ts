/**
 * A MediaWiki XML export as a stream of pages. The export escapes every "<" of a text, so the tag of a page can stand
 * nowhere else, and the stream is cut at it without parsing: a page that is broken spoils no other one, and no more
 * than one page is ever held.
 *
 *   chunks   …</siteinfo> <page>…</page> <pa|ge>…</page>…
 *   pages                 1────────────  2──────────────
 */

/** Characters of the longest page that is read; Wikipedia's own limit is 2 MiB of text. */
export const longestPage = 12 * 1024 * 1024;

export type RawPage =
  | { readonly type: 'head'; readonly xml: string }
  | { readonly type: 'page'; readonly xml: string }
  /** A page without an end, or one that is too long. `xml` is its beginning, to name it by. */
  | { readonly type: 'cut'; readonly xml: string; readonly reason: 'unclosed' | 'too-long' };

const opening = '<page>';
const closing = '</page>';
const shownOfCut = 500;

export async function* splitPages(chunks: AsyncIterable<string>): AsyncGenerator<RawPage> {
  const splitter = new PageSplitter();
  for await (const chunk of chunks) yield* splitter.push(chunk);
  yield* splitter.end();
}

const longestHead = 100_000;

class PageSplitter {
  private rest = '';
  /** How much of `rest` is known to hold no tag of a page. */
  private seen = 0;
  private isInside = false;
  private isTooLong = false;
  private head: string | null = '';

  *push(chunk: string): Generator<RawPage> {
    this.rest += chunk;
    for (;;) {
      if (!this.isInside && !(yield* this.enter())) return;
      if (!(yield* this.leave())) return;
    }
  }

  *end(): Generator<RawPage> {
    if (this.isInside) yield* this.cut('unclosed');
  }

  /** Goes to the next page; false when none begins here. What stands before the first one is the head. */
  private *enter(): Generator<RawPage, boolean> {
    const start = this.rest.indexOf(opening);
    const before = start < 0 ? Math.max(0, this.rest.length - opening.length + 1) : start;
    if (this.head !== null && this.head.length < longestHead)
      this.head += this.rest.slice(0, before);
    this.rest = this.rest.slice(start < 0 ? before : start + opening.length);
    if (start < 0) return false;
    if (this.head !== null) yield { type: 'head', xml: this.head };
    this.head = null;
    this.isInside = true;
    this.seen = 0;
    return true;
  }

  /** Ends the page that is open; false when more of it has to come. */
  private *leave(): Generator<RawPage, boolean> {
    const end = this.rest.indexOf(closing, Math.max(0, this.seen - closing.length));
    const next = this.rest.indexOf(opening, Math.max(0, this.seen - opening.length));
    if (next >= 0 && (end < 0 || next < end)) {
      yield* this.cut('unclosed');
      this.startAt(next);
      return true;
    }
    if (end >= 0) {
      if (!this.isTooLong) yield { type: 'page', xml: this.rest.slice(0, end) };
      this.startAt(end + closing.length);
      return true;
    }
    if (this.rest.length > longestPage) {
      yield* this.cut('too-long');
      this.isTooLong = true;
      this.rest = this.rest.slice(-closing.length);
    }
    this.seen = this.rest.length;
    return false;
  }

  private startAt(at: number): void {
    this.rest = this.rest.slice(at);
    this.isInside = false;
    this.isTooLong = false;
  }

  private *cut(reason: 'unclosed' | 'too-long'): Generator<RawPage> {
    if (!this.isTooLong) yield { type: 'cut', xml: this.rest.slice(0, shownOfCut), reason };
  }
}
