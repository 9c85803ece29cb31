/** A task from what was typed: `[mask]` where something is missing, or a plain text to mask first. */
import { makeInstance } from '#core/ramp/make-instance.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { explainTypedTextProblem, limits, parseTypedMasks } from '#core/task/typed-masks.ts';
import { languageOf } from '#core/text/language.ts';
import { badArgument } from './command-error.ts';
import { loadTagger } from './load-tagger.ts';

export async function taskFromText(
  text: string,
  { masks, seed, title }: { masks?: number | undefined; seed: number; title: string },
): Promise<Task> {
  if (masks !== undefined) return maskedTask(text, masks, seed, title);
  const parsed = parseTypedMasks(text, title);
  if ('task' in parsed) return parsed.task;
  throw badArgument(explainTypedTextProblem(parsed.problem));
}

async function maskedTask(text: string, masks: number, seed: number, title: string): Promise<Task> {
  if (text.trim().length > limits.maxCharacters) {
    throw badArgument(
      explainTypedTextProblem({
        type: 'too-long',
        length: text.trim().length,
        limit: limits.maxCharacters,
      }),
    );
  }
  const request = { id: 'typed', title, text, language: languageOf(text), masks, seed };
  const instance = makeInstance(request, await loadTagger());
  if (instance) return poseTask(instance);
  throw badArgument(
    'Nothing in this text can be masked: it needs a name, a date, a number or a term that stands in it once and does not begin a sentence.',
  );
}
