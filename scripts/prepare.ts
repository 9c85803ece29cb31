/**
 * Makes the files that the pages fetch, in `public/`. One step per function; each writes only what has changed,
 * so that an unchanged site is not built again.
 *
 *   corpus/documents/**.md      ->  public/corpus/en/, public/corpus/zh/      (corpus format)
 *   corpus/exercises[.zh].jsonl ->  public/exercises/en.json, zh.json         (list of instances)
 *   corpus/questions[.zh].jsonl ->  public/questions/en.json, zh.json         (list of questions)
 *   lessons/*.yaml              ->  public/lessons/NAME.LANGUAGE.json, index.json
 *   docs/figures.json           ->  public/figures.json                       (as it is)
 *   public/training/*.json      ->  public/training/index.json                (their names, oldest first)
 *   public/training/runs/*.jsonl -> public/training/runs/index.json           (the stages that have runs)
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { CorpusError } from '#corpus/corpus-error.ts';
import { parseTaskLine } from '#eval/task-lines.ts';
import { decodeLesson } from '#runs/lesson.ts';
import type { LessonEntry } from '#runs/lesson-index.ts';
import { decodeStageRuns, runStages } from '#runs/stage-runs.ts';
import { decodeTrainingStage } from '#runs/training-stage.ts';

const steps = [
  buildCorpora,
  writeExercises,
  writeQuestions,
  writeLessons,
  listTrainingStages,
  listStageRuns,
  copyFigures,
];
const languages = ['en', 'zh'] as const;

try {
  for (const step of steps) await step();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Opening a bundled corpus builds it when its sources have changed; a damaged one is built anew. */
async function buildCorpora(): Promise<void> {
  for (const language of languages) {
    try {
      await openCorpusFolder(undefined, language);
    } catch (error) {
      if (!(error instanceof CorpusError)) throw error;
      await rm(join(projectRoot, 'public', 'corpus', language), { recursive: true, force: true });
      await openCorpusFolder(undefined, language);
    }
  }
}

async function writeExercises(): Promise<void> {
  await writeLists('exercises');
}

async function writeQuestions(): Promise<void> {
  await writeLists('questions');
}

async function writeLists(name: 'exercises' | 'questions'): Promise<void> {
  for (const language of languages) {
    const source = join(
      'corpus',
      language === 'en' ? `${name}.jsonl` : `${name}.${language}.jsonl`,
    );
    const items = await itemsOf(source);
    await writeIfChanged(join('public', name, `${language}.json`), `${JSON.stringify(items)}\n`);
  }
}

/** The items of a JSONL file; none when there is no such file. */
async function itemsOf(source: string): Promise<unknown[]> {
  const content = await readFile(join(projectRoot, source), 'utf8').catch(() => '');
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = parseTaskLine(line);
    if ('problem' in parsed) throw new Error(`${source}, line ${index + 1}: ${parsed.problem}`);
    return [parsed.item];
  });
}

async function writeLessons(): Promise<void> {
  const names = (await readdir(join(projectRoot, 'lessons'))).sort();
  const entries: LessonEntry[] = [];
  for (const name of names) {
    const [, id, language] = /^([\w-]+)\.(en|zh)\.yaml$/u.exec(name) ?? [];
    if (id === undefined || (language !== 'en' && language !== 'zh')) continue;
    const decoded = decodeLesson(parse(await readFile(join(projectRoot, 'lessons', name), 'utf8')));
    if ('problem' in decoded) throw new Error(`lessons/${name}: ${decoded.problem}`);
    const { title, about, minutes, steps } = decoded.lesson;
    entries.push({ id, language, title, about, minutes, steps: steps.length });
    const path = join('public', 'lessons', `${id}.${language}.json`);
    await writeIfChanged(path, `${JSON.stringify(decoded.lesson)}\n`);
  }
  await writeIfChanged(join('public', 'lessons', 'index.json'), `${JSON.stringify(entries)}\n`);
}

async function listTrainingStages(): Promise<void> {
  const folder = join(projectRoot, 'public', 'training');
  const names = (await readdir(folder)).filter((name) => /^[\w.-]+\.json$/u.test(name));
  const stages = await Promise.all(
    names
      .filter((name) => name !== 'index.json')
      .map(async (name) => {
        const decoded = decodeTrainingStage(await readFile(join(folder, name), 'utf8'));
        if ('problem' in decoded) throw new Error(`public/training/${name}: ${decoded.problem}`);
        return { name, started: decoded.stage.started };
      }),
  );
  const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  stages.sort((a, b) => order(a.started, b.started) || order(a.name, b.name));
  const files = stages.map(({ name }) => name);
  await writeIfChanged(
    join('public', 'training', 'index.json'),
    `${JSON.stringify({ files }, null, 2)}\n`,
  );
}

/** A file that is no stage, or holds what is no run, stops the build: the page shows all of them or none. */
async function listStageRuns(): Promise<void> {
  const folder = join(projectRoot, 'public', 'training', 'runs');
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.jsonl'));
  for (const name of files) {
    const path = `public/training/runs/${name}`;
    if (!runStages.some((stage) => name === `${stage}.jsonl`)) {
      throw new Error(`${path}: name it by its stage, one of ${runStages.join(', ')}.`);
    }
    const decoded = decodeStageRuns(await readFile(join(folder, name), 'utf8'));
    if ('problem' in decoded) throw new Error(`${path}: ${decoded.problem}.`);
  }
  const stages = runStages.filter((stage) => files.includes(`${stage}.jsonl`));
  const path = join('public', 'training', 'runs', 'index.json');
  await writeIfChanged(path, `${JSON.stringify({ stages })}\n`);
}

async function copyFigures(): Promise<void> {
  const figures = await readFile(join(projectRoot, 'docs', 'figures.json'), 'utf8');
  await writeIfChanged(join('public', 'figures.json'), figures);
}

async function writeIfChanged(path: string, content: string): Promise<void> {
  const target = join(projectRoot, path);
  const before = await readFile(target, 'utf8').catch(() => null);
  if (before === content) return;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, content);
}
