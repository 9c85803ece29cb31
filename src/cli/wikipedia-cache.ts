/** Pages of a wiki, kept as they came, one file a title: what was fetched once is not asked for again. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { WikipediaAccess } from '#corpus/wikipedia/wikipedia-api.ts';
import {
  fetchPage,
  type WikipediaPage,
  wikipediaPageSchema,
} from '#corpus/wikipedia/wikipedia-page.ts';
import { sha256Hex } from '#lib/sha256.ts';
import { writeWhole } from './write-folder.ts';

type CacheOptions = {
  readonly folder: string;
  readonly access: WikipediaAccess;
  readonly isOffline: boolean;
  readonly isRefreshing: boolean;
};

const entry = z.object({ title: z.string(), page: wikipediaPageSchema.nullable() });

export function cachedPages({ folder, access, isOffline, isRefreshing }: CacheOptions) {
  const fileOf = (title: string) =>
    join(folder, `${sha256Hex(new TextEncoder().encode(title)).slice(0, 32)}.json`);
  return {
    /** Null for a page that the wiki does not have. */
    read: async (title: string): Promise<WikipediaPage | null | 'not-cached'> => {
      const known = isRefreshing ? undefined : await readEntry(fileOf(title), title);
      if (known !== undefined) return known;
      if (isOffline) return 'not-cached';
      const page = await fetchPage(access, title);
      await mkdir(folder, { recursive: true });
      await writeWhole(fileOf(title), JSON.stringify({ title, page }));
      return page;
    },
  };
}

async function readEntry(file: string, title: string): Promise<WikipediaPage | null | undefined> {
  try {
    const { title: of, page } = entry.parse(JSON.parse(await readFile(file, 'utf8')));
    return of === title ? page : undefined;
  } catch {
    // Not there, or of an older form: it is fetched.
    return undefined;
  }
}
