/** One tagger in a process of its own: how it agrees with people's choice of spans, and what it costs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { salientSpans } from '#core/ramp/salient-spans.ts';
import type { Instance } from '#core/task/instance.ts';
import { overlaps } from '#core/text/span.ts';
import { words } from '#core/text/words.ts';
import { parseTaskLine } from '#eval/task-lines.ts';
import { cpuSince } from '../own-process.ts';
import { openTagger, taggerNames } from './taggers.ts';

const timed = 150;

export type TaggerFigures = {
  /** Share of the spans that the writers of the exercises hid which are proposed, exactly or in part. */
  readonly found: number;
  readonly touched: number;
  /** Of those found exactly: share whose kind (person, place, …) is the writers'. */
  readonly kindAgrees: number;
  /** Proposals for a hundred words, after the paper's filters. */
  readonly proposals: number;
  readonly loadCpuMs: number;
  /** Null where nothing is tagged. */
  readonly wordsPerCpuSecond: number | null;
};

const name = taggerNames.find((known) => known === process.argv[2]);
if (!name) throw new Error(`Say which tagger: ${taggerNames.join(', ')}.`);

const began = process.cpuUsage();
const tagger = await openTagger(name);
tagger('Warm as it was, Ada Lovelace wrote to London in May 1843.', 'en');
const loadCpuMs = cpuSince(began);

const exercises = readFileSync(join(projectRoot, 'corpus', 'exercises.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): Instance => {
    const parsed = parseTaskLine(line);
    if (!('item' in parsed) || parsed.item.kind !== 'ramp') throw new Error('No exercise.');
    return parsed.item;
  });

let [gold, found, touched, agreed, proposed, length] = [0, 0, 0, 0, 0, 0];
for (const { text, title, spans } of exercises) {
  const salient = salientSpans({ text, title, language: 'en', tags: tagger(text, 'en') });
  proposed += salient.length;
  length += words(text).length;
  for (const span of spans) {
    gold += 1;
    const same = salient.find(({ start, end }) => start === span.start && end === span.end);
    if (same) found += 1;
    if (same && same.type === span.type) agreed += 1;
    if (salient.some((other) => overlaps(other, span))) touched += 1;
  }
}

const corpus = await openCorpusFolder(undefined, 'en');
const passages = [...corpus.documents]
  .slice(0, timed)
  .flatMap((document) => document.passages.map(([start, end]) => document.text.slice(start, end)));
const start = process.cpuUsage();
for (const text of passages) tagger(text, 'en');
const seconds = cpuSince(start) / 1000;
const tagged = passages.reduce((sum, text) => sum + words(text).length, 0);

const figures: TaggerFigures = {
  ...{ found: found / gold, touched: touched / gold, kindAgrees: agreed / found },
  ...{ proposals: (100 * proposed) / length, loadCpuMs },
  wordsPerCpuSecond: name === 'patterns' ? null : tagged / seconds,
};
console.log(JSON.stringify(figures));
