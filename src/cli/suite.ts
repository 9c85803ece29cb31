/** The items of a suite, by its id. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { parseTaskLine } from '#eval/task-lines.ts';
import type { CorpusSearch } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { projectRoot } from './corpus-folder.ts';
import { loadTagger } from './load-tagger.ts';

export type SuiteRequest = {
  readonly n: number;
  readonly masks: readonly number[];
  readonly seed: number;
};

export const suiteIds = ['ramp-open', 'ramp-withheld', 'ramp-exercises', 'questions', 'file:PATH'];

export async function suiteItems(
  suite: string,
  corpus: CorpusSearch,
  request: SuiteRequest,
): Promise<(Instance | Question)[]> {
  if (suite === 'ramp-open' || suite === 'ramp-withheld') {
    const passages = maskablePassages(corpus.documents, corpus.manifest.language);
    return [...sampleInstances(passages, request, await loadTagger())];
  }
  const zh = corpus.manifest.language === 'zh' ? '.zh' : '';
  const written: Record<string, string> = {
    'ramp-exercises': join(projectRoot, 'corpus', `exercises${zh}.jsonl`),
    questions: join(projectRoot, 'corpus', `questions${zh}.jsonl`),
  };
  const path = suite.startsWith('file:') ? suite.slice('file:'.length) : written[suite];
  if (path === undefined) {
    throw badArgument(`There is no suite "${suite}": use one of ${suiteIds.join(', ')}.`);
  }
  const items = await itemsOf(path);
  const wanted = items.filter(
    (item) => item.kind === 'question' || request.masks.includes(item.spans.length),
  );
  return wanted.slice(0, request.n);
}

/** The instances and questions of a JSONL file; a bad line is named. */
export async function itemsOf(path: string): Promise<(Instance | Question)[]> {
  const content = await readFile(path, 'utf8').catch(() => {
    throw badArgument(`The file ${path} can't be read: check its name.`);
  });
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = parseTaskLine(line, String(index + 1));
    if ('problem' in parsed) throw badArgument(`${path}, line ${index + 1}: ${parsed.problem}`);
    return [parsed.item];
  });
}
