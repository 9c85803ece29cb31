import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('docs/faults.md is what the fault tests say (npm run faults)', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/faults.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).not.toContain('npm run faults');
  expect(status).toBe(0);
});
