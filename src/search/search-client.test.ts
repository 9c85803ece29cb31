import { describe, expect, test } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import { document } from '#corpus/documents.fixture.ts';
import { type Port, type Served, serveRpc } from '#lib/rpc.ts';
import { searchClient } from './search-client.ts';
import type { SearchMethods } from './search-methods.ts';
import { searchOver } from './small-corpora.fixture.ts';

const corpus = searchOver([document('warsaw', 'Warsaw lies on the Vistula.', { title: 'Warsaw' })]);

const methods: Served<SearchMethods> = {
  open: async (_, { progress }) => {
    progress(1, 2);
    return { manifest: corpus.manifest, catalogue: [{ id: 'warsaw', title: 'Warsaw', field: '' }] };
  },
  search: async ({ corpusId, ...request }) => (corpusId === 'small' ? corpus.search(request) : []),
  read: async ({ document: name }) => corpus.read(name),
};

/** A worker that lives in this thread: two ends that hand each other clones of their messages. */
function fakeWorker(served: Partial<Served<SearchMethods>> = {}) {
  const page = new EventTarget();
  const inside = new EventTarget();
  let terminated = false;
  const send = (to: EventTarget) => (data: unknown) => {
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

  test('a worker that stops ends the calls under way and later ones', async () => {
    const { create, stop } = fakeWorker({ read: () => new Promise(() => {}) });
    const client = searchClient(create);
    const reading = client.read('small', 'Warsaw');
    stop('It crashed.');
    await expect(reading).rejects.toThrow('It crashed.');
    await expect(client.read('small', 'Warsaw')).rejects.toThrow('It crashed.');
  });
});

test('closing ends the worker', () => {
  const { create, isTerminated } = fakeWorker();
  const client = searchClient(create);
  expect(isTerminated()).toBe(false);
  client.close();
  expect(isTerminated()).toBe(true);
});
