/**
 * A compact index as files: a head that is read at once, and shards of postings that are read when a query needs one
 * of their terms. Terms are sorted, so that the shard of a term, and its place there, are found by halving.
 *
 *   head    u32 length | JSON {passages, averages, terms, firstTerms} | u16 title lengths | u16 text lengths
 *   shard   u32 count  | u32 places of the entries, and of the end | entries
 *   entry   term (length, UTF-8) | holders in titles, bytes of that list, holders in texts | both lists
 */
import { z } from 'zod';
import type { BuiltIndex } from './build-index.ts';
import { byteWriter } from './byte-writer.ts';
import type { CompactIndex, TermPostings } from './compact-index.ts';
import type { Fetching, FileRequest } from './fetching.ts';
import { keptShards } from './kept-shards.ts';
import { noPostings } from './postings.ts';

export type IndexFiles = { readonly head: Uint8Array; readonly shards: readonly Uint8Array[] };

/** Bytes of a shard before it is packed, about: what a query waits for, for each of its words. */
const shardBytes = 32 * 1024;
/** Shards kept in memory: eight megabytes, about. */
const mostKept = 256;

const headSchema = z.object({
  passages: z.number().int().nonnegative(),
  averages: z.object({ title: z.number(), text: z.number() }),
  terms: z.number().int().nonnegative(),
  firstTerms: z.array(z.string()),
});

export function indexFiles(index: BuiltIndex): IndexFiles {
  const shards: Uint8Array[] = [];
  const firstTerms: string[] = [];
  let entries: Uint8Array[] = [];
  let size = 0;
  const flush = () => {
    if (entries.length > 0) shards.push(shardOf(entries));
    entries = [];
    size = 0;
  };
  for (const term of index.terms) {
    const entry = entryOf(term, index.get(term));
    if (size + entry.length > shardBytes) flush();
    if (entries.length === 0) firstTerms.push(term);
    entries.push(entry);
    size += entry.length;
  }
  flush();
  const { passages, averages, lengths } = index;
  const json = JSON.stringify({ passages, averages, terms: index.terms.length, firstTerms });
  return { head: headOf(json, lengths.title, lengths.text), shards };
}

/** `request(n)` gives the request for shard n. Throws when the head is not one. */
export function openIndex(
  head: Uint8Array,
  request: (shard: number) => FileRequest,
): CompactIndex & { readonly terms: number } {
  const jsonLength = viewOf(head).getUint32(0, true);
  const json: unknown = JSON.parse(decoder.decode(head.subarray(4, 4 + jsonLength)));
  const { firstTerms, passages, ...rest } = headSchema.parse(json);
  const numbers = head.slice(4 + jsonLength, 4 + jsonLength + 4 * passages);
  const lengths = new Uint16Array(numbers.buffer, 0, 2 * passages);
  const shardsOf = keptShards(mostKept, request);

  const postingsOf = function* (terms: readonly string[]): Fetching<readonly TermPostings[]> {
    const places = terms.map((term) => lastAtOrBefore(firstTerms, term));
    const held = yield* shardsOf(places.filter((place) => place >= 0));
    return terms.map((term, at) => {
      const shard = held.get(places[at] ?? -1);
      return (shard && find(shard, term)) ?? { title: noPostings, text: noPostings };
    });
  };
  return {
    ...{ passages, ...rest, postingsOf },
    lengths: { title: lengths.subarray(0, passages), text: lengths.subarray(passages) },
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function headOf(json: string, title: Uint16Array, text: Uint16Array): Uint8Array {
  const words = encoder.encode(json);
  const head = new Uint8Array(4 + words.length + 2 * (title.length + text.length));
  const view = viewOf(head);
  view.setUint32(0, words.length, true);
  head.set(words, 4);
  for (const [at, length] of [...title, ...text].entries())
    view.setUint16(4 + words.length + 2 * at, length, true);
  return head;
}

function entryOf(term: string, { title, text }: TermPostings): Uint8Array {
  const name = encoder.encode(term);
  const writer = byteWriter(name.length + title.bytes.length + text.bytes.length + 20);
  writer.number(name.length);
  writer.raw(name);
  writer.number(title.count);
  writer.number(title.bytes.length);
  writer.number(text.count);
  writer.raw(title.bytes);
  writer.raw(text.bytes);
  return writer.bytes();
}

function shardOf(entries: readonly Uint8Array[]): Uint8Array {
  const start = 4 * (entries.length + 2);
  const size = entries.reduce((sum, entry) => sum + entry.length, start);
  const shard = new Uint8Array(size);
  const view = viewOf(shard);
  view.setUint32(0, entries.length, true);
  let place = start;
  for (const [at, entry] of entries.entries()) {
    view.setUint32(4 * (at + 1), place, true);
    shard.set(entry, place);
    place += entry.length;
  }
  view.setUint32(4 * (entries.length + 1), place, true);
  return shard;
}

function find(shard: Uint8Array, term: string): TermPostings | null {
  const view = viewOf(shard);
  let low = 0;
  let high = view.getUint32(0, true) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const reader = entryAt(shard, view, middle);
    if (reader.term === term) return reader.postings();
    if (reader.term < term) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function entryAt(shard: Uint8Array, view: DataView, at: number) {
  let place = view.getUint32(4 * (at + 1), true);
  const end = view.getUint32(4 * (at + 2), true);
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = shard[place++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const length = number();
  const term = decoder.decode(shard.subarray(place, place + length));
  place += length;
  const postings = (): TermPostings => {
    const titles = number();
    const titleBytes = number();
    const texts = number();
    const middle = place + titleBytes;
    return {
      title: { count: titles, bytes: shard.subarray(place, middle) },
      text: { count: texts, bytes: shard.subarray(middle, end) },
    };
  };
  return { term, postings };
}

function lastAtOrBefore(sorted: readonly string[], term: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
