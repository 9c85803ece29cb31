import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DownloadError, type WantedFile } from '#core/models/download.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { downloadFile, type Network } from './download-file.ts';
import { downloadSet, storedOf } from './download-set.ts';
import { withFile } from './fetch-policy-file.ts';
import { type FileStore, memoryStore } from './file-store.ts';
import { rateMeter } from './rate-meter.ts';

/** What is kept at once. */
const part = 1 << 18;

function fileOf(bytes: Uint8Array): WantedFile {
  return {
    ...{ name: 'weights.bin', url: 'https://host/weights.bin' },
    ...{ bytes: bytes.length, sha256: sha256Hex(bytes) },
  };
}

function someBytes(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 255);
}

type Served = {
  /** Stops after so many bytes: the connection breaks, or the body just ends. */
  readonly stopAfter?: number;
  readonly how?: 'breaks' | 'ends';
  readonly status?: number;
  readonly type?: string;
  readonly content?: Uint8Array<ArrayBuffer>;
  readonly ignoresRange?: boolean;
  /** Called when everything has been sent. */
  readonly atEnd?: () => void;
  readonly refusesConnection?: boolean;
};

/** A server of one file that does what each entry says, then serves well. */
function server(content: Uint8Array<ArrayBuffer>, ...script: Served[]) {
  const ranges: (string | null)[] = [];
  const waited: number[] = [];
  const network: Network = {
    fetch: async (_, init) => {
      const served = script[ranges.length] ?? {};
      const range = new Headers(init.headers).get('range');
      ranges.push(range);
      if (served.refusesConnection) throw new TypeError('Failed to fetch');
      const all = served.content ?? content;
      const start = range && !served.ignoresRange ? Number(/\d+/u.exec(range)?.[0]) : 0;
      if (start >= all.length) return new Response(null, { status: 416 });
      const status = served.status ?? (start > 0 ? 206 : 200);
      const headers = {
        'content-type': served.type ?? 'application/octet-stream',
        ...(start > 0 && { 'content-range': `bytes ${start}-${all.length - 1}/${all.length}` }),
      };
      return new Response(bodyOf(all.subarray(start), served, init.signal), { status, headers });
    },
    wait: async (ms) => {
      waited.push(ms);
    },
    isOnline: () => true,
    mayFetch: () => true,
  };
  return { network, ranges, waited };
}

function bodyOf(
  content: Uint8Array<ArrayBuffer>,
  { stopAfter, how, atEnd }: Served,
  signal: AbortSignal | null | undefined,
) {
  const end = Math.min(stopAfter ?? content.length, content.length);
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (signal?.aborted) return controller.error(signal.reason);
      if (at >= end) {
        atEnd?.();
        if (signal?.aborted) return controller.error(signal.reason);
        return how === 'breaks'
          ? controller.error(new TypeError('terminated'))
          : controller.close();
      }
      const piece = content.subarray(at, Math.min(end, at + 20_000));
      at += piece.length;
      controller.enqueue(piece);
    },
  });
}

const never = new AbortController().signal;

/** "whole" when the bytes are those of the file, else the problem. */
async function fetched(file: WantedFile, network: Network, store = memoryStore()) {
  try {
    const spare = memoryStore();
    const bytes = await withFile(file, 'set', store, spare, network, never, () => {});
    return sha256Hex(bytes) === file.sha256 ? 'whole' : 'other bytes';
  } catch (error) {
    if (error instanceof DownloadError) return error.problem;
    throw error;
  }
}

describe('a download', () => {
  it('gives the bytes, keeps them, and fetches nothing the second time', async () => {
    const content = someBytes(2.5 * part);
    const { network, ranges } = server(content);
    const store = memoryStore();
    expect(await fetched(fileOf(content), network, store)).toBe('whole');
    expect(await fetched(fileOf(content), network, store)).toBe('whole');
    expect(ranges).toEqual([null]);
  });

  it('broken off anywhere, any number of times, it ends with the same bytes', async () => {
    const content = someBytes(2 * part + 12_345);
    const cut = fc.record({
      stopAfter: fc.integer({ min: 1, max: content.length }),
      how: fc.constantFrom('breaks' as const, 'ends' as const),
      ignoresRange: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cut, { maxLength: 3 }), async (cuts) => {
        const { network } = server(content, ...cuts);
        expect(await fetched(fileOf(content), network)).toBe('whole');
      }),
      { numRuns: 12 },
    );
  });

  it('goes on where it stopped, with growing pauses, after each failure on the way', async () => {
    const content = someBytes(part);
    const { network, ranges, waited } = server(
      content,
      { refusesConnection: true },
      { status: 503 },
      { stopAfter: 150_000, how: 'breaks' },
    );
    expect(await fetched(fileOf(content), network)).toBe('whole');
    expect(ranges).toEqual([null, null, null, 'bytes=150000-']);
    expect(waited).toEqual([500, 1_000, 500]);
  });

  it('paused by its signal, it keeps what has arrived, and another goes on from there', async () => {
    const content = someBytes(2 * part);
    const controller = new AbortController();
    const store = memoryStore();
    const { network, ranges } = server(content, {
      stopAfter: 330_000,
      atEnd: () => controller.abort(),
    });
    const file = fileOf(content);
    await expect(downloadFile(file, 'set', store, network, controller.signal)).rejects.toThrow();
    expect(await store.find(file.sha256)).toMatchObject({ done: 330_000, verified: false });
    expect(await fetched(file, network, store)).toBe('whole');
    expect(ranges).toEqual([null, 'bytes=330000-']);
  });

  const other = someBytes(part).map((byte) => byte ^ 1);

  it.each<[string, Served[]]>([
    ['a damaged file', [{ content: other }]],
    ['a resumed file of another version', [{ content: other, stopAfter: 9_000 }, {}]],
    [
      'a partial file longer than the file on the server',
      [{ stopAfter: 230_000 }, { content: someBytes(10) }],
    ],
  ])('%s is thrown away and fetched once more', async (_, script) => {
    const content = someBytes(part);
    const { network } = server(content, ...script);
    expect(await fetched(fileOf(content), network)).toBe('whole');
  });

  it.each<[string, Served, unknown]>([
    ['damaged, twice', { content: other }, { type: 'damaged', file: 'weights.bin' }],
    ['not there', { status: 404 }, { type: 'missing', file: 'weights.bin' }],
    ['refused', { status: 403 }, { type: 'refused', file: 'weights.bin', status: 403 }],
    ['a web page', { type: 'text/html' }, { type: 'web-page', file: 'weights.bin' }],
    ['too long', { content: someBytes(part + 1) }, { type: 'too-long', file: 'weights.bin' }],
    ['always failing', { status: 500 }, { type: 'server-error', file: 'weights.bin', status: 500 }],
    ['always empty', { stopAfter: 0 }, { type: 'cut-off', file: 'weights.bin' }],
    ['nobody there', { refusesConnection: true }, { type: 'unreachable', host: 'host' }],
  ])('%s: a problem with its name, and nothing wrong is kept', async (_, served, problem) => {
    const content = someBytes(part);
    const { network } = server(content, ...Array.from({ length: 9 }, () => served));
    const store = memoryStore();
    expect(await fetched(fileOf(content), network, store)).toEqual(problem);
    expect(await store.find(fileOf(content).sha256)).toBeNull();
  });

  it('offline is told as such; a host that this build may not ask is not asked', async () => {
    const content = someBytes(10);
    const { network, ranges } = server(content, ...Array(9).fill({ refusesConnection: true }));
    const offline = { ...network, isOnline: () => false };
    expect(await fetched(fileOf(content), offline)).toEqual({ type: 'offline' });
    const asked = ranges.length;
    const closed = { ...network, mayFetch: () => false };
    expect(await fetched(fileOf(content), closed)).toEqual({
      type: 'forbidden-host',
      host: 'host',
    });
    expect(ranges).toHaveLength(asked);
  });

  it('without room on the device it still serves this visit, and leaves nothing half there', async () => {
    const content = someBytes(3 * part);
    const store = fullAfter(part);
    const { network } = server(content);
    expect(await fetched(fileOf(content), network, store)).toBe('whole');
    expect(await store.list()).toEqual([]);
  });

  it('bytes that were damaged on the disk are thrown away and fetched again', async () => {
    const content = someBytes(part);
    const store = memoryStore();
    const file = fileOf(content);
    await store.append(
      { ...file, set: 'set', done: other.length, verified: true },
      new Uint8Array(other),
    );
    expect(await fetched(file, server(content).network, store)).toBe('whole');
  });
});

describe('a set of files', () => {
  it('has one progress that only grows, and is whole at its end', async () => {
    const contents = [someBytes(part), someBytes(500_000)];
    const files = contents.map((content, at) => ({
      ...fileOf(content),
      url: `https://host/${at}`,
    }));
    const set = { id: 'set', files };
    const store = memoryStore();
    const byUrl = new Map(files.map(({ url }, at) => [url, contents[at] ?? someBytes(0)]));
    const network: Network = {
      ...server(someBytes(0)).network,
      fetch: async (url) => new Response(byUrl.get(url)),
    };
    const seen: number[] = [];
    let now = 0;
    const clock = () => {
      now += 100;
      return now;
    };
    await downloadSet(set, store, network, clock, never, ({ done }) => seen.push(done));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(part + 500_000);
    expect(await storedOf(set, store)).toMatchObject({ isWhole: true, done: part + 500_000 });
  });
});

it('a rate is told after half a second and follows the last seconds', () => {
  const meter = rateMeter();
  expect(meter.at(0, 0)).toBeNull();
  expect(meter.at(1_000, 400)).toBeNull();
  expect(meter.at(2_000, 1_000)).toBe(2_000);
  for (let now = 2_000; now <= 10_000; now += 1_000) meter.at(2_000, now);
  expect(meter.at(2_000, 11_000)).toBe(0);
});

/** A store that has room for so many bytes. */
function fullAfter(room: number): FileStore {
  const store = memoryStore();
  return {
    ...store,
    append: async (file, part) => {
      if (file.done > room) {
        throw new DownloadError({ type: 'no-room', needed: file.bytes, free: 0 });
      }
      await store.append(file, part);
    },
  };
}
