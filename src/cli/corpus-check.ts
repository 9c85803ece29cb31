/** `corpus check`: counts and the fact check over the written encyclopedia, its exercises and its questions. */
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Instance, Question } from '#core/task/instance.ts';
import { checkContradictions } from '#corpus/checks/check-contradictions.ts';
import { checkForm } from '#corpus/checks/check-form.ts';
import { checkTasks } from '#corpus/checks/check-tasks.ts';
import {
  type Finding,
  parseSourceDocument,
  type SourceDocument,
} from '#corpus/checks/source-document.ts';
import { parseTaskLine } from '#eval/task-lines.ts';

export type Encyclopedia = {
  readonly documents: readonly SourceDocument[];
  readonly tasks: readonly (Instance | Question)[];
  /** Files and lines that could not be read. */
  readonly unreadable: readonly Finding[];
};

const taskFiles = ['exercises.jsonl', 'exercises.zh.jsonl', 'questions.jsonl'];

/** Reads the folder `corpus/`: documents, exercises and questions. */
export async function readEncyclopedia(folder: string): Promise<Encyclopedia> {
  const root = join(folder, 'documents');
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.md'));
  const parsed = await Promise.all(
    names.sort().map(async (name) => {
      const id = name.split(sep).join('/').replace(/\.md$/u, '');
      return parseSourceDocument(id, await readFile(join(root, name), 'utf8'));
    }),
  );
  const tasks: (Instance | Question)[] = [];
  const unreadable = parsed.filter((one): one is Finding => 'problem' in one);
  for (const file of taskFiles) {
    const lines = (await readFile(join(folder, file), 'utf8'))
      .split('\n')
      .filter((line) => line !== '');
    for (const [index, line] of lines.entries()) {
      const task = parseTaskLine(line);
      if ('item' in task) tasks.push(task.item);
      else
        unreadable.push({
          check: 'task',
          where: `${file}, line ${index + 1}`,
          problem: task.problem,
        });
    }
  }
  return {
    documents: parsed.filter((one): one is SourceDocument => !('problem' in one)),
    tasks,
    unreadable,
  };
}

export function checkEncyclopedia({ documents, tasks, unreadable }: Encyclopedia): Finding[] {
  return [
    ...unreadable,
    ...checkForm(documents),
    ...checkContradictions(documents),
    ...checkTasks(tasks, documents),
  ];
}

/** Lines of "how many of what". */
export function countEncyclopedia({ documents, tasks }: Encyclopedia): string[] {
  const english = documents.filter((document) => document.language === 'en');
  const exercises = tasks.filter((task) => task.kind === 'ramp');
  const questions = tasks.filter((task) => task.kind === 'question');
  const chinese = exercises.filter((task) => task.id.startsWith('zh-'));
  const spans = exercises.flatMap((task) => task.spans);
  return [
    `${english.length} documents in English, ${documents.length - english.length} in Chinese`,
    `  by field: ${tally(english.map(({ field }) => field))}`,
    `${exercises.length - chinese.length} exercises in English, ${chinese.length} in Chinese`,
    `  by number of masks: ${tally(exercises.map((task) => String(task.spans.length)))}`,
    `  masks that need two documents: ${spans.filter((span) => span.hops === 2).length} of ${spans.length}`,
    `${questions.length} questions`,
    `  by type: ${tally(questions.map((task) => ('type' in task ? String(task.type) : 'unknown')))}`,
  ];
}

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => `${value} ${count}`)
    .join(', ');
}
