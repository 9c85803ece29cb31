import { describe, expect, test, vi } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import { document } from '#corpus/documents.fixture.ts';
import { type Port, type Served, serveRpc } from '#lib/rpc.ts';
import { liveWikipedia } from './live-wikipedia.ts';
import { searchClient } from './search-client.ts';
import type { SearchMethods } from './search-methods.ts';
import { searchService } from './search-service.ts';
import { searchOver } from './small-corpora.fixture.ts';

const corpus = searchOver([document('warsaw', 'Warsaw lies on the Vistula.', { title: 'Warsaw' })]);

const methods: Served<SearchMethods> = {
  ...searchService({
    open: () => Promise.reject(new Error('not here')),
    added: () => Promise.reject(new Error('not here')),
    wikipedia: liveWikipedia(() => ({ api: '', fetch, wait: async () => {} })),
  }),
  open: async (_, { progress }) => {
    progress(1, 2);
    return { manifest: corpus.manifest, catalogue: [{ id: 'warsaw', title: 'Warsaw', field: '' }] };
  },
  search: async ({ corpusId, ...request }) => (corpusId === 'small' ? corpus.search(request) : []),
  maskable: async () => [],
  read: async ({ document: name }) => corpus.read(name),
};

/** A worker that lives in this thread: two ends that hand each other clones of their messages. */
function fakeWorker(served: Partial<Served<SearchMethods>> = {}) {
  const page = new EventTarget();
  const inside = new EventTarget();
  let terminated = false;
  let isSilent = false;
  const send = (to: EventTarget) => (data: unknown) => {
    if (isSilent) return;
    const event = new MessageEvent('message', { data: structuredClone(data) });
    queueMicrotask(() => to.dispatchEvent(event));
  };
  const port = (own: EventTarget, other: EventTarget) =>
    Object.assign(own, { postMessage: send(other) }) as unknown as Port;
  serveRpc<SearchMethods>(port(inside, page), { ...methods, ...served });
  const worker = Object.assign(port(page, inside), {
    terminate: () => {
      terminated = true;
    },
  });
  return {
    // As much of a Worker as the client uses.
    create: () => worker as unknown as Worker,
    stop: (message: string) => page.dispatchEvent(Object.assign(new Event('error'), { message })),
    isTerminated: () => terminated,
    silence: () => {
      isSilent = true;
    },
  };
}

test('opens with progress, searches and reads', async () => {
  const client = searchClient(fakeWorker().create);
  const steps: number[][] = [];
  const onProgress = (...step: number[]) => steps.push(step);
  const opened = await client.open('http://localhost/corpus/', { onProgress });
  expect(opened.manifest.id).toBe('small');
  expect(steps).toEqual([[1, 2]]);
  const request = { query: 'Vistula', limit: 3, withhold: [] };
  const environment = client.environment('small');
  expect(environment.corpusId).toBe('small');
  expect(await environment.search(request, neverCancelled)).toEqual(corpus.search(request));
  expect(await client.read('small', 'Warsaw')).toEqual(corpus.read('warsaw'));
  expect(await client.read('small', 'Paris')).toBeNull();
});

describe('what goes wrong', () => {
  test('a damaged corpus comes back as the error that names the file', async () => {
    const problem = { kind: 'damaged', file: 'index.bin' } as const;
    const { create } = fakeWorker({ open: () => Promise.reject(new CorpusError(problem)) });
    const error = await searchClient(create)
      .open('http://localhost/')
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({
      details: problem,
      message: expect.stringContaining('index.bin'),
    });
  });

  test('any other error keeps its message', async () => {
    const { create } = fakeWorker({ open: () => Promise.reject(new Error('Out of memory.')) });
    await expect(searchClient(create).open('http://localhost/')).rejects.toThrow('Out of memory.');
  });

  test('when the worker dies, another one opens the corpus again and answers', async () => {
    const first = fakeWorker({ read: () => new Promise(() => {}) });
    const asked: string[] = [];
    const second = fakeWorker({
      open: async ({ url }) => {
        asked.push(url);
        return { manifest: corpus.manifest, catalogue: [] };
      },
    });
    const workers = [first, second];
    const client = searchClient(() => (workers.shift() ?? first).create());
    await client.open('http://localhost/corpus/');
    const reading = client.read('small', 'Warsaw');
    first.stop('It crashed.');
    expect(await reading).toEqual(corpus.read('warsaw'));
    expect(asked).toEqual(['http://localhost/corpus/']);
    expect(first.isTerminated()).toBe(true);
  });

  test('a worker that falls silent is replaced; one that is only slow is not', async () => {
    vi.useFakeTimers();
    const silent = fakeWorker();
    const client = searchClient(() => silent.create());
    await client.open('http://localhost/corpus/');
    silent.silence();
    const reading = client.read('small', 'Warsaw').catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(80_000);
    expect(await reading).toMatchObject({ name: 'WorkerStopped' });
    const slow = fakeWorker({
      read: () => new Promise((resolve) => setTimeout(() => resolve(null), 120_000)),
    });
    const patient = searchClient(slow.create);
    const later = patient.read('small', 'Warsaw');
    await vi.advanceTimersByTimeAsync(121_000);
    expect(await later).toBeNull();
    expect(slow.isTerminated()).toBe(false);
    vi.useRealTimers();
  });

  test('a worker that dies twice ends the call', async () => {
    const workers = [1, 2].map(() => fakeWorker({ read: () => new Promise(() => {}) }));
    const rest = [...workers];
    const client = searchClient(() => (rest.shift() ?? fakeWorker()).create());
    const reading = client.read('small', 'Warsaw').catch((error: unknown) => error);
    for (const { stop } of workers) {
      await Promise.resolve();
      stop('It crashed.');
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(await reading).toMatchObject({ message: 'It crashed.' });
  });
});

test('closing ends the worker', async () => {
  const { create, isTerminated } = fakeWorker();
  const client = searchClient(create);
  await client.open('http://localhost/corpus/');
  expect(isTerminated()).toBe(false);
  client.close();
  expect(isTerminated()).toBe(true);
});
