import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakePorts } from '../ports.fixture.ts';
import { declineLesson, isLessonOffered, lessonStorageKey } from './lesson-offer.ts';
import { decodeProgress } from './lesson-progress.ts';
import { lessonStore } from './lesson-store.ts';

const file = (language: string) =>
  JSON.stringify({
    version: 1,
    title: `A lesson in ${language}`,
    about: 'about',
    minutes: 1,
    steps: ['blanks', 'hiding'].map((id) => ({ id, title: id, text: 'Text.' })),
  });
const entry = { id: 'first', title: 't', about: 'a', minutes: 1, steps: 10 };
const files = {
  'lessons/index.json': JSON.stringify([
    { ...entry, language: 'en' },
    { ...entry, language: 'zh' },
    { ...entry, id: 'only-english', language: 'en' },
  ]),
  'lessons/first.en.json': file('en'),
  'lessons/first.zh.json': file('zh'),
  'lessons/only-english.en.json': file('en'),
};

function opened(changed: Record<string, string> = {}) {
  const ports = fakePorts({ ...files, ...changed });
  const store = lessonStore(ports);
  return { ports, ...store };
}

describe('lessons', () => {
  it('opens the first one in the language of the page', async () => {
    const { actions, getState } = opened();
    await actions.open(null, 'zh');
    expect(getState().open).toMatchObject({
      status: 'ready',
      value: { id: 'first', language: 'zh' },
    });
  });

  it('opens another language where there is no translation', async () => {
    const { actions, getState } = opened();
    await actions.open('only-english', 'zh');
    expect(getState().open).toMatchObject({ value: { language: 'en' } });
  });

  it('says when a lesson can not be had, and can be asked again', async () => {
    const { actions, getState } = opened({ 'lessons/first.en.json': '{}' });
    await actions.open('first', 'en');
    expect(getState().open.status).toBe('failed');
    await actions.open('missing', 'en');
    expect(getState().open.status).toBe('failed');
    await actions.open('first', 'zh');
    expect(getState().open.status).toBe('ready');
  });

  it('keeps what was done and answered across reloads', async () => {
    const { ports, actions } = opened();
    await actions.open('first', 'en');
    actions.visit('hiding');
    actions.finish('blanks');
    actions.finish('blanks');
    actions.answer('blanks', 0, 2);
    const again = lessonStore(ports);
    expect(again.getState().progress['first']).toEqual({
      done: ['blanks'],
      at: 'hiding',
      answers: { 'blanks/0': 2 },
    });
    await again.actions.open('first', 'en');
    again.actions.restart();
    expect(decodeProgress(ports.stored.get(lessonStorageKey) ?? null)['first']?.done).toEqual([]);
  });
});

describe('stored progress', () => {
  it('never throws, whatever was stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const own of Object.values(decodeProgress(text))) {
          expect(Array.isArray(own.done)).toBe(true);
        }
      }),
    );
  });
});

describe('the offer of a lesson', () => {
  it('stands until a lesson was opened or the offer turned down', async () => {
    const { ports, actions } = opened();
    expect(isLessonOffered(ports.storage)).toBe(true);
    await actions.open('first', 'en');
    actions.visit('blanks');
    expect(isLessonOffered(ports.storage)).toBe(false);
    const other = opened();
    declineLesson(other.ports.storage);
    expect(isLessonOffered(other.ports.storage)).toBe(false);
  });
});
