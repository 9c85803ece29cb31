/** docs/method.md points into the code: every link leads somewhere, and every command it prints exists. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presetNames } from '#lab/presets.ts';

const method = readFileSync('docs/method.md', 'utf8');

test('every link leads to a file, and is called by its name', () => {
  const links = [...method.matchAll(/\[`?([^`\]]+)`?\]\((?!https:)([^)#]+)\)/gu)];
  expect(links.length).toBeGreaterThan(20);
  expect(
    links.flatMap(([, , path = '']) => (existsSync(join('docs', path)) ? [] : [path])),
  ).toEqual([]);
  const misnamed = links.filter(
    ([, name = '', path = '']) => /\.\w+$/u.test(name) && !path.endsWith(name),
  );
  expect(misnamed.map(([, name]) => name)).toEqual([]);
});

test('every preset of the Lab has its line, and no other', () => {
  const named = [...method.matchAll(/--preset ([\w-]+)/gu)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(presetNames));
});

test('every section says what is the same and what differs', () => {
  const sections = method.split(/^## (?=\d)/mu).slice(1);
  expect(sections.length).toBeGreaterThanOrEqual(6);
  for (const section of sections.slice(0, 5))
    expect(section).toMatch(/\*\*(?:Same|same|Differs|differs)\*\*/u);
});

const hasPython = (() => {
  try {
    execFileSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']);
    return true;
  } catch {
    return false;
  }
})();

test.skipIf(!hasPython)(
  'the job that spreads a command keeps its laws',
  { timeout: 120_000 },
  () => {
    execFileSync('python3', ['-m', 'unittest', 'discover', 'jobs'], { stdio: 'pipe' });
  },
);
