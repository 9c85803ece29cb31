/** An environment of a few passages that an evaluation item brings itself: they are indexed for it alone. */
import type { Environment } from '#core/rollout/environment.ts';
import { languageOf } from '#core/text/language.ts';
import type { CorpusDocument } from '#corpus/document.ts';
import { type CorpusManifest, corpusFormat } from '#corpus/manifest.ts';
import { splitIntoPassages } from '#corpus/split.ts';
import { corpusSearch, environmentOf } from './corpus-search.ts';
import { serialiseIndex } from './index-passages.ts';

/** The corpus id of such environments, the same for all items of an evaluation. */
export const ownPassages = 'own-passages';

export function passagesEnvironment(
  passages: readonly { readonly title: string; readonly text: string }[],
): Environment {
  const language = languageOf(passages.map(({ text }) => text).join('\n'));
  const documents = passages.map(
    ({ title, text }, at): CorpusDocument => ({
      ...{ id: String(at + 1), title, wikipedia: title, aliases: [], field: '', links: [], text },
      ...{ source: '', licence: '' },
      passages: splitIntoPassages(text, language).map(({ start, end }) => [start, end]),
    }),
  );
  const manifest: CorpusManifest = {
    ...{ id: ownPassages, title: '', language, licence: '', source: '', builtBy: '', sha256: '' },
    ...{ format: corpusFormat, shards: [], index: { file: '', bytes: 0, sha256: '' } },
    counts: { documents: documents.length, passages: 0 },
  };
  return environmentOf(corpusSearch({ manifest, documents, index: serialiseIndex(documents) }));
}
