/** The text of a dump file, unpacked by its name (.gz, .bz2), with the bytes that have been read from the disk so far. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import unbzip2Stream from 'unbzip2-stream';
import { CommandError } from './command-error.ts';

export type DumpStream = {
  readonly chunks: AsyncIterable<string>;
  readonly bytes: number;
  readonly readBytes: () => number;
};

/** bzip2 files may hold many streams one after another, as Wikipedia's multistream dumps do; gzip files too. */
export async function dumpStream(file: string): Promise<DumpStream> {
  const { size } = await stat(file);
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  return {
    chunks: decoded(unpacked(source, file), file),
    bytes: size,
    readBytes: () => source.bytesRead,
  };
}

export function isDump(file: string): boolean {
  return /\.xml(?:\.gz|\.bz2)?$/u.test(file);
}

function unpacked(source: Readable, file: string): AsyncIterable<Uint8Array> {
  if (file.endsWith('.bz2')) return unbzip2(source);
  if (!file.endsWith('.gz')) return source;
  const unpack = createGunzip();
  source.on('error', (error) => unpack.destroy(error));
  return source.pipe(unpack);
}

/** The package makes streams of Node's first kind, which work at once in `write` and can't be iterated. */
async function* unbzip2(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = unbzip2Stream();
  const unpacked: Uint8Array[] = [];
  let failure: Error | null = null;
  stream.on('data', (chunk: Uint8Array) => unpacked.push(chunk));
  stream.on('error', (error: Error) => {
    failure ??= error;
  });
  for await (const chunk of source) {
    stream.write(chunk);
    if (failure) throw failure;
    yield* unpacked.splice(0);
  }
  stream.end();
  if (failure) throw failure;
  yield* unpacked.splice(0);
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `${file} can't be unpacked any further (${reason}): it is cut off or damaged, so fetch it again.`,
    );
  }
  yield decoder.decode();
}
