import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkEncyclopedia, readEncyclopedia } from '#cli/corpus-check.ts';

const encyclopedia = await readEncyclopedia(fileURLToPath(new URL('../corpus', import.meta.url)));

describe('the encyclopedia that ships', () => {
  it('passes its fact check', { timeout: 60_000 }, () => {
    expect(checkEncyclopedia(encyclopedia)).toEqual([]);
  });

  it('has what the classrooms were promised', () => {
    const { documents, tasks } = encyclopedia;
    const english = documents.filter(({ language }) => language === 'en');
    expect(english.length).toBeGreaterThanOrEqual(800);
    expect(documents.length - english.length).toBeGreaterThanOrEqual(60);
    const exercises = tasks.flatMap((task) => (task.kind === 'ramp' ? [task] : []));
    const chinese = exercises.filter(({ id }) => id.startsWith('zh-'));
    expect(exercises.length - chinese.length).toBeGreaterThanOrEqual(150);
    expect(chinese.length).toBeGreaterThanOrEqual(20);
    expect(tasks.length - exercises.length).toBeGreaterThanOrEqual(120);
    for (const masks of [1, 2, 3, 4]) {
      const own = exercises.filter(({ spans }) => spans.length === masks);
      expect(own.length).toBeGreaterThanOrEqual(37);
    }
  });
});
