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
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked.pipeThrough(atMost(limit))).arrayBuffer());
}

/** A kilobyte can unpack to a megabyte: whoever sent it must not fill the memory. */
function atMost(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform: (chunk, controller) => {
      seen += chunk.length;
      if (seen > limit) controller.error(new Error('It unpacks to more than it may.'));
      else controller.enqueue(chunk);
    },
  });
}
