import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLab } from '#cli/lab-world.ts';
import { type Accuracy, overall } from '#lab/held-out.ts';
import { presets } from '#lab/presets.ts';
import { labSession } from '#lab/session.ts';
import { defaultLabSettings } from '#lab/settings.ts';
import { masksearch } from './run-masksearch.ts';

type Written = {
  readonly runs: readonly { readonly before: Accuracy; readonly policy: string }[];
};

const opened = openLab();

async function lab(...args: readonly string[]): Promise<Written['runs'][number]> {
  const file = join(await mkdtemp(join(tmpdir(), 'masksearch-')), 'lab.json');
  const { status, stderr } = await masksearch(['lab', ...args, '--json', file]);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const written: Written = JSON.parse(await readFile(file, 'utf8'));
  const [run] = written.runs;
  if (!run) throw new Error('The command wrote no run.');
  return run;
}

test.each([11, 12])('seed %i learns: held-out passages rise far above chance', async (seed) => {
  const lab = await opened;
  const small = { ...defaultLabSettings, seed, groups: 6 };
  const session = labSession(lab, lab.passages, small, { heldOut: 24, heldOutSeed: 3 });
  // Chance fills about one mask in sixty.
  const before = overall(await session.measure());
  expect(before).toBeLessThan(0.1);
  for (let step = 0; step < 12; step += 1) await session.step();
  expect(overall(await session.measure())).toBeGreaterThan(before + 0.5);
});

test('a seed and its settings repeat a training to the last weight', async () => {
  const small = ['--steps', '2', '--held-out', '4', '--settings', '{"groups":3}', '--seed', '5'];
  const [one, two] = [await lab(...small), await lab(...small)];
  expect(one.policy).toBe(two.policy);
  expect(one.policy).toMatch(/^lab:1\./u);
});

test('trained weights fill a passage, and broken ones are told', async () => {
  const { policy } = await lab('--steps', '1', '--held-out', '4', '--settings', '{"groups":2}');
  const passage = 'Marie Curie was born in [mask] in [mask].';
  const ran = await masksearch(['fill', passage, '--policy', policy, '--json']);
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('"reason":"answered"');
  const broken = await masksearch(['fill', passage, '--policy', policy.slice(0, -4)]);
  expect(broken.status).toBe(2);
  expect(broken.stderr.trim().split('\n')).toHaveLength(1);
});

test.each([
  ['{"clipHigher":0.28}', 'has no "clipHigher": choose among seed,'],
  ['{"groups":"3"}', 'wants "groups" to be like 8, not "3"'],
  ['{"reward":{"exact":true}}', 'wants "reward.exact" to be like 0.5, not true'],
  ['[1]', 'takes a JSON object'],
])('a setting that is none, %s, is told and nothing is trained', async (settings, sentence) => {
  const ran = await masksearch(['lab', '--settings', settings]);
  expect(ran.status).toBe(2);
  expect(ran.stderr).toContain(sentence);
  expect(ran.stdout).toBe('');
});

test.each([1, 2])(
  'seed %i: without clip-higher the queries close up, with it they stay open',
  async (seed) => {
    const lab = await opened;
    /** Mean entropy of the query's decisions at the end, in nats: the same settings but for the upper clip. */
    const endsAt = async (clipHigh: number) => {
      const settings = { ...presets.collapse, seed, clipHigh };
      const session = labSession(lab, lab.passages, settings, { heldOut: 1, heldOutSeed: 3 });
      const ends: number[] = [];
      for (let step = 0; step < 15; step += 1) ends.push((await session.step()).entropy.query ?? 0);
      return ends.slice(-3).reduce((sum, value) => sum + value, 0) / 3;
    };
    const shut = await endsAt(presets.collapse.clipHigh);
    // The untrained policy is at 0.38.
    expect(shut).toBeLessThan(0.36);
    expect(await endsAt(defaultLabSettings.clipHigh)).toBeGreaterThan(shut + 0.08);
  },
);
