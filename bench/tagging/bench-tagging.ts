/**
 * The libraries that could tag English in a page, on the written exercises: people chose what to hide there, so a
 * tagger is good when it proposes the same spans, calls them by the same kind, and proposes little else.
 */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { inOwnProcess } from '../own-process.ts';
import { rounded } from '../quantile.ts';
import type { TaggerFigures } from './measure-tagger.ts';
import { librarySource, type TaggerName, taggerNames } from './taggers.ts';

export async function benchTagging(): Promise<object> {
  const taggers: Record<string, object> = {};
  for (const name of taggerNames) {
    const measured = inOwnProcess<TaggerFigures>('bench/tagging/measure-tagger.ts', [name]);
    const kilobytes = await packedKilobytes(name);
    const all = Object.entries({ ...measured, kilobytes });
    taggers[name] = Object.fromEntries(
      all.flatMap(([key, value]) => (value === null ? [] : [[key, rounded(value)]])),
    );
  }
  return { taggers };
}

/** What a page would fetch for it, minified and packed. */
async function packedKilobytes(name: TaggerName): Promise<number | null> {
  const source = librarySource[name];
  if (source === null) return null;
  const entry = 'virtual:library';
  const built = await build({
    ...{ configFile: false, logLevel: 'silent', publicDir: false },
    plugins: [
      {
        name: 'library',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: entry } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const code = outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .map((file) => (file.type === 'chunk' ? file.code : ''))
    .join('\n');
  return gzipSync(code).length / 1000;
}
