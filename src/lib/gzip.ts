/**
 * gzip in the page, in workers and in Node. Packing is fflate's, because the platforms' zlibs give different bytes
 * and a corpus has to come out the same everywhere; unpacking is the platform's, which is faster.
 */
import { gzipSync } from 'fflate';

export function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(bytes, { level: 9, mtime: 0 }));
}

/** Rejects when the bytes are not gzip, are cut off or fail their checksum. */
export async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return throughStream(bytes, new DecompressionStream('gzip'));
}

async function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
