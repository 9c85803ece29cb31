import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

test('fifty instances of seed 7: every run ends answered, folds, and is rewarded in [0, 1]', async () => {
  const made = await masksearch(['ramp', 'make', '--seed', '7', '--n', '50']);
  const file = join(await mkdtemp(join(tmpdir(), 'masksearch-')), 'instances.jsonl');
  await writeFile(file, made.stdout);
  const { status, stdout } = await masksearch(['fill', '--json', '--instances', file]);
  expect(status).toBe(0);
  const runs = stdout.split(/\n(?=\{"type":"run-started")/u).map((run) => jsonLines<RunEvent>(run));
  expect(runs).toHaveLength(50);
  for (const events of runs) {
    const { finished, reward, steps } = foldRun(events);
    expect(finished?.reason).toBe('answered');
    expect(reward?.total).toBeGreaterThanOrEqual(0);
    expect(reward?.total).toBeLessThanOrEqual(1);
    expect(reward?.parts.format).toBe(1);
    expect(steps.length).toBeGreaterThan(0);
  }
});

test('a text and --instances at once, or neither, is refused', async () => {
  for (const args of [['fill'], ['fill', 'a [mask] text here', '--instances', 'x.jsonl']]) {
    const { status, stderr } = await masksearch(args);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
