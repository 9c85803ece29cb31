import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { decodeLesson, type Lesson } from './lesson.ts';

const folder = new URL('../../lessons/', import.meta.url);
const read = (name: string): unknown => parse(readFileSync(new URL(name, folder), 'utf8'));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

function lessonIn(name: string): Lesson {
  const decoded = decodeLesson(read(name));
  if ('problem' in decoded) throw new Error(`${name}: ${decoded.problem}`);
  return decoded.lesson;
}

describe('the lessons that ship', () => {
  it.each(files)('%s can be read', (name) => {
    expect(lessonIn(name).steps.length).toBeGreaterThan(0);
  });

  it('are the same lessons, step by step, in both languages', () => {
    for (const name of files.filter((file) => file.endsWith('.en.yaml'))) {
      const shape = (lesson: Lesson) =>
        lesson.steps.map((step) => [
          step.id,
          step.piece?.type,
          step.quiz.map(({ choices }) => choices.map(({ right }) => right)),
        ]);
      expect(shape(lessonIn(name.replace('.en.', '.zh.')))).toEqual(shape(lessonIn(name)));
    }
  });

  it('name a blank that their passage has', () => {
    for (const { steps } of files.map(lessonIn)) {
      for (const { piece } of steps) {
        if (!piece || !('blank' in piece)) continue;
        const blanks = piece.passage.match(/\[[^\]]+\]/gu)?.length ?? 0;
        expect(piece.blank).toBeLessThanOrEqual(blanks);
      }
    }
  });
});

describe('a lesson with a mistake', () => {
  const small = {
    version: 1,
    title: 'A lesson',
    about: 'about',
    minutes: 1,
    steps: [{ id: 'one', title: 'One', text: 'Text.' }],
  };
  const step = (more: object) => ({ ...small, steps: [{ ...small.steps[0], ...more }] });
  const choice = { text: 'a', feedback: 'b' };

  it('needs little', () => {
    expect(decodeLesson(small)).toHaveProperty('lesson');
  });

  it.each([
    [{ ...small, steps: [...small.steps, ...small.steps] }, 'two steps have the same id'],
    [step({ piece: { type: 'guess', passage: 'nothing hidden' } }), 'steps.0.piece.passage'],
    [step({ piece: { type: 'magic' } }), 'steps.0.piece'],
    [step({ quiz: [{ question: 'q', choices: [choice, choice] }] }), 'exactly one choice'],
    [null, 'Invalid'],
  ])('%o is refused with its place', (value, sentence) => {
    const decoded = decodeLesson(value);
    expect('problem' in decoded && decoded.problem).toContain(sentence);
  });
});
