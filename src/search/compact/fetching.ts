/**
 * Work that needs files now and then: a generator that asks for them and is given their bytes. The same search runs
 * over `fetch` in a worker, over the disk in Node without waiting, and over memory without asking for anything.
 */

/** Gives the unpacked bytes of a file whose hash has been checked. */
export type FileRequest = () => Uint8Array | Promise<Uint8Array>;

export type Fetching<T> = Generator<readonly FileRequest[], T, readonly Uint8Array[]>;

/** Files that are asked for together are read side by side. */
export async function fetched<T>(work: Fetching<T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    try {
      step = work.next(await Promise.all(step.value.map((request) => request())));
    } catch (error) {
      step = work.throw(error);
    }
  }
  return step.value;
}

/** For files that are at hand at once; throws when one is not. */
export function fetchedNow<T>(work: Fetching<T>): T {
  let step = work.next();
  while (!step.done) {
    const files = step.value.map((request) => {
      const bytes = request();
      if (bytes instanceof Promise) throw new Error('This file has to be waited for.');
      return bytes;
    });
    step = work.next(files);
  }
  return step.value;
}
