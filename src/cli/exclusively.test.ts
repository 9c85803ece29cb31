import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exclusively } from './exclusively.ts';

let folder = '';
let lock = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masksearch-lock-'));
  lock = join(folder, 'inside', 'a.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('never two at a time, and everyone gets a turn', async () => {
  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 5 }, (_, turn) =>
    exclusively(lock, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      return turn;
    }),
  );
  expect(await Promise.all(turns)).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(1);
  expect(existsSync(lock)).toBe(false);
});

test('a failure gives the lock back', async () => {
  const failing = exclusively(lock, () => Promise.reject(new Error('No disk.')));
  await expect(failing).rejects.toThrow('No disk.');
  expect(await exclusively(lock, async () => 'next')).toBe('next');
});

test('the lock of a process that has ended is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  lock = join(folder, 'a.lock');
  await writeFile(lock, String(pid));
  expect(await exclusively(lock, async () => 'mine')).toBe('mine');
});
