/** What is added from files, or fetched by titles, as one stream. */
import type { AddedProblem } from '#corpus/added/added-problem.ts';
import { type AddedFile, type AddedItem, readAdded } from '#corpus/added/read-added.ts';
import { WikipediaError } from '#corpus/wikipedia/wikipedia-api.ts';
import { fetchPage, wikipediaDocument } from '#corpus/wikipedia/wikipedia-page.ts';
import { pausing } from '../pausing.ts';

/** Bytes are counted through all the files. */
export async function* itemsOfFiles(files: readonly AddedFile[]): AsyncGenerator<AddedItem> {
  let before = 0;
  for (const file of files) {
    try {
      for await (const item of readAdded(file))
        yield 'read' in item ? { read: before + item.read } : item;
    } catch {
      yield { problem: { kind: 'not-text', where: file.name } };
    }
    before += file.size;
  }
}

const pauseMs = 100;

export async function* itemsOfTitles(
  titles: readonly string[],
  api: string,
  signal: AbortSignal,
): AsyncGenerator<AddedItem> {
  const access = {
    api,
    pauseMs,
    wait: pausing,
    fetch: (url: string, init: RequestInit) => fetch(url, init),
  };
  for (const title of titles) {
    const problem = (kind: AddedProblem['kind'], detail = ''): AddedItem => ({
      problem: { kind, where: title, detail },
    });
    try {
      const page = await fetchPage(access, title, signal);
      const document = page && wikipediaDocument(page, new URL(api).origin);
      if (document) yield { document };
      else yield problem(page ? 'no-text' : 'missing-title');
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof WikipediaError)) throw error;
      yield problem('wiki-failed', error.message);
      // What does not answer for one title will not for the next.
      return;
    }
  }
}
