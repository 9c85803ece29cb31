/**
 * gzip in the page, in workers and in Node. Packing is fflate's, because the platforms' zlibs give different bytes
 * and a corpus has to come out the same everywhere; unpacking is the platform's, which is faster.
 */
import { gzipSync } from 'fflate';

export function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes, { level: 9, mtime: 0 }));
}

/** Rejects when the bytes are not gzip, are cut off, fail their checksum, or unpack to more than `limit` bytes. */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told to the reader below.
  writer
    .write(bytes)
    .then(() => writer.close())
    .catch(() => {});
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(readable)) {
    length += piece.length;
    // A kilobyte can unpack to a megabyte: whoever sent it must not fill the memory.
    if (length > limit) throw new Error('It unpacks to more than it may.');
    pieces.push(piece);
  }
  const unpacked = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    unpacked.set(piece, at);
    at += piece.length;
  }
  return unpacked;
}

/** Not every browser can loop over a stream. */
async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
