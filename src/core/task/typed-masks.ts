/**
 * Passages that people type, with `[mask]` where something is to be filled. There is no gold, so
 * such a task has no reward. What is wrong is told as a code; each surface has its own words for it.
 */
import { languageOf } from '../text/language.ts';
import { words } from '../text/words.ts';
import type { Task } from './task.ts';

export const limits = { maxCharacters: 2000, maxMasks: 8, minContextWords: 3 } as const;

export type TypedTextProblem =
  | { readonly type: 'empty' }
  | { readonly type: 'too-long'; readonly length: number; readonly limit: number }
  | { readonly type: 'no-mask' }
  | { readonly type: 'too-many-masks'; readonly count: number; readonly limit: number }
  | { readonly type: 'adjacent-masks'; readonly index: number }
  | { readonly type: 'mask-inside-word'; readonly index: number }
  | { readonly type: 'no-context' };

const mask = /\[\s*(?:mask|blank)\s*\]|【\s*mask\s*】|_{3,}/giu;

/** Splits a typed passage at its masks, or says what keeps it from being a task. */
export function parseTypedMasks(
  typed: string,
  title = '',
): { readonly task: Task } | { readonly problem: TypedTextProblem } {
  const text = typed.trim();
  if (text === '') return { problem: { type: 'empty' } };
  if (text.length > limits.maxCharacters) {
    return { problem: { type: 'too-long', length: text.length, limit: limits.maxCharacters } };
  }
  const parts = text.split(mask);
  const count = parts.length - 1;
  if (count === 0) return { problem: { type: 'no-mask' } };
  if (count > limits.maxMasks) {
    return { problem: { type: 'too-many-masks', count, limit: limits.maxMasks } };
  }
  const placement = misplacedMask(parts);
  if (placement) return { problem: placement };
  if (words(parts.join(' ')).length < limits.minContextWords)
    return { problem: { type: 'no-context' } };
  const task: Task = {
    id: 'typed',
    view: { kind: 'ramp', title, parts },
    language: languageOf(parts.join(' ')),
  };
  return { task };
}

const latinLetter = /(?!\p{Script=Han})[\p{L}\p{N}]/u;

function misplacedMask(parts: readonly string[]): TypedTextProblem | undefined {
  for (let index = 1; index < parts.length; index += 1) {
    const before = parts[index - 1] ?? '';
    const after = parts[index] ?? '';
    if (index > 1 && before.trim() === '') return { type: 'adjacent-masks', index };
    if (latinLetter.test(before.slice(-1)) || latinLetter.test(after.slice(0, 1))) {
      return { type: 'mask-inside-word', index };
    }
  }
  return undefined;
}

/** The problem in one plain English sentence, for the terminal. */
export function explainTypedTextProblem(problem: TypedTextProblem): string {
  switch (problem.type) {
    case 'empty':
      return 'The text is empty: write a passage with [mask] where a word is missing.';
    case 'too-long':
      return `The text has ${problem.length} characters, and at most ${problem.limit} fit: cut it to the part around the masks.`;
    case 'no-mask':
      return 'The text has no [mask]: put [mask] where a word is missing, or let it choose with --masks N.';
    case 'too-many-masks':
      return `The text has ${problem.count} masks, and at most ${problem.limit} can be filled in one run: take some out.`;
    case 'adjacent-masks':
      return `Masks ${problem.index - 1} and ${problem.index} stand side by side with nothing between them: join them to one.`;
    case 'mask-inside-word':
      return `Mask ${problem.index} stands inside a word: put a space around it, or mask the whole word.`;
    case 'no-context':
      return 'There is too little text around the mask to search for: add a sentence that says what it is about.';
  }
}
