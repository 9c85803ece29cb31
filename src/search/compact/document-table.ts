/**
 * What has to be known of all documents without reading them: where each one's passages begin, its field, and hashes
 * of its id and title to find it by. Thirteen bytes a document.
 *
 *   u32 length | JSON {documents, passages, fields, listed} | u32 first passages | u32 ids | u32 titles | u8 fields
 */
import { z } from 'zod';
import type { CorpusDocument } from '#corpus/document.ts';

const headSchema = z.object({
  documents: z.number().int().nonnegative(),
  passages: z.number().int().nonnegative(),
  fields: z.array(z.string()),
  /** Id and title of every document; empty for a corpus of very many. */
  listed: z.array(z.tuple([z.string(), z.string()])).default([]),
});

export type DocumentTable = z.infer<typeof headSchema> & {
  readonly firstPassages: Uint32Array;
  readonly ids: Uint32Array;
  readonly titles: Uint32Array;
  readonly fieldNumbers: Uint8Array;
};

/** Documents up to which all titles are listed at once. */
const mostListed = 5000;
/** Fields beyond these have the last one's number: no corpus has that many. */
const mostFields = 256;

export function documentTable() {
  const fields: string[] = [];
  let listed: [string, string][] = [];
  const rows: { first: number; id: number; title: number; field: number }[] = [];
  let passages = 0;
  return {
    add: ({ id, title, field, passages: own }: CorpusDocument) => {
      if (!fields.includes(field) && fields.length < mostFields) fields.push(field);
      const number = Math.max(0, fields.indexOf(field));
      rows.push({
        first: passages,
        id: hashOf(id),
        title: hashOf(title.toLowerCase()),
        field: number,
      });
      passages += own.length;
      if (rows.length <= mostListed) listed.push([id, title]);
      else listed = [];
    },
    counts: () => ({ documents: rows.length, passages }),
    bytes: (): Uint8Array => {
      const head = new TextEncoder().encode(
        JSON.stringify({ documents: rows.length, passages, fields, listed }),
      );
      const bytes = new Uint8Array(4 + head.length + 13 * rows.length);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, head.length, true);
      bytes.set(head, 4);
      const start = 4 + head.length;
      for (const [at, { first, id, title, field }] of rows.entries()) {
        view.setUint32(start + 4 * at, first, true);
        view.setUint32(start + 4 * (rows.length + at), id, true);
        view.setUint32(start + 4 * (2 * rows.length + at), title, true);
        view.setUint8(start + 12 * rows.length + at, field);
      }
      return bytes;
    },
  };
}

/** Throws when the bytes are no table. */
export function readDocumentTable(bytes: Uint8Array): DocumentTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const head = headSchema.parse(json);
  const rows = head.documents;
  // A copy, because numbers of four bytes must begin at a multiple of four.
  const numbers = bytes.slice(4 + length, 4 + length + 13 * rows);
  return {
    ...head,
    firstPassages: new Uint32Array(numbers.buffer, 0, rows),
    ids: new Uint32Array(numbers.buffer, 4 * rows, rows),
    titles: new Uint32Array(numbers.buffer, 8 * rows, rows),
    fieldNumbers: new Uint8Array(numbers.buffer, 12 * rows, rows),
  };
}

/** FNV-1a over UTF-16 units. Two names may share one: whoever finds by it looks at the document, too. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
