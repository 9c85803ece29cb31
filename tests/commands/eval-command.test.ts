import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunEvent } from '#core/rollout/event.ts';
import type { EvalReport } from '#eval/report.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-'));
});
afterAll(() => rm(folder, { recursive: true }));

const suite = ['eval', '--suite', 'ramp-exercises'];

function reportsIn(file: string): EvalReport[] {
  const json = JSON.parse(readFileSync(file, 'utf8')) as EvalReport | EvalReport[];
  return [json].flat();
}

/** All but what a clock has measured. */
function timeless({ metrics, ci95, outcomes, byMasks: _, comparisons: __, ...rest }: EvalReport) {
  const untimed = outcomes.map((outcome) => ({ ...outcome, seconds: 0 }));
  const figures = { metrics: { ...metrics, secondsPerMask: 0 }, recall: ci95.tokenRecall };
  return { ...rest, ...figures, outcomes: untimed };
}

describe.concurrent('eval', () => {
  test('killed in the middle it loses nothing: --resume gives the report of an undisturbed run', async ({
    expect,
  }) => {
    const [whole, cut] = [join(folder, 'whole.json'), join(folder, 'cut.json')];
    const args = [...suite, '--n', '24', '--baselines'];
    const undisturbed = await masksearch([...args, '--json', whole]);
    expect([undisturbed.status, undisturbed.stderr]).toEqual([0, '']);

    const child = spawn('bin/masksearch', [...args, '--json', cut], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const lines = () =>
      existsSync(`${cut}.part`) ? readFileSync(`${cut}.part`, 'utf8').split('\n').length : 0;
    for (let turn = 0; turn < 5000 && lines() < 8 && child.exitCode === null; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(cut)).toBe(false);
    const kept = lines();
    expect(kept).toBeGreaterThanOrEqual(8);

    const anew = await masksearch([...args, '--json', cut]);
    expect([anew.status, anew.stdout]).toEqual([2, '']);
    expect(anew.stderr).toMatch(/unfinished evaluation with \d+ outcomes.*--resume.*\.\n$/u);
    const other = await masksearch([...args, '--hits', '5', '--json', cut, '--resume']);
    expect(other.stderr).toMatch(/other options.*\.\n$/u);
    expect(lines()).toBe(kept);

    const resumed = await masksearch([...args, '--json', cut, '--resume']);
    expect([resumed.status, resumed.stderr]).toEqual([0, '']);
    expect(reportsIn(cut).map(timeless)).toEqual(reportsIn(whole).map(timeless));
    expect(existsSync(`${cut}.part`)).toBe(false);
    const [first] = reportsIn(cut);
    expect(first?.comparisons.map(({ to, n }) => [to, n])).toEqual([
      ['rag:baseline', 24],
      ['closed-book:baseline', 24],
    ]);
  });

  test('parts of an evaluation join to the report of the whole, and two reports compare', async ({
    expect,
  }) => {
    const [whole, one, two, joined] = ['w', 'one', 'two', 'joined'].map((name) =>
      join(folder, `${name}.json`),
    ) as [string, string, string, string];
    const args = [...suite, '--n', '9', '--json'];
    await Promise.all([
      masksearch([...args, one, '--shard', '1/2', '--policy', 'baseline']),
      masksearch([...args, two, '--shard', '2/2', '--policy', 'baseline']),
    ]);
    await masksearch([...args, whole, '--policy', 'baseline', 'closed-book:baseline']);
    const merged = await masksearch(['eval', 'merge', two, one, '--out', joined]);
    expect([merged.status, merged.stderr]).toEqual([0, '']);
    const [first] = reportsIn(whole);
    expect(reportsIn(joined).map(timeless)).toEqual(first ? [timeless(first)] : []);

    // More parts than items: an empty one is a part all the same, and says which corpus it would have searched.
    const few = [...suite, '--n', '2', '--policy', 'baseline', '--json'];
    const thirds = ['1/3', '2/3', '3/3'].map((shard) => {
      const file = join(folder, `third-${shard[0]}.json`);
      return { file, run: masksearch([...few, file, '--shard', shard]) };
    });
    for (const { run } of thirds) expect((await run).status).toBe(0);
    const third = await masksearch(['eval', 'merge', ...thirds.map(({ file }) => file)]);
    expect([third.status, third.stderr]).toEqual([0, '']);

    const half = await masksearch(['eval', 'merge', one]);
    expect([half.status, half.stderr]).toEqual([2, 'Part 2/2 of baseline is missing.\n']);
    const compared = await masksearch(['eval', 'compare', joined, whole]);
    expect(compared.stdout).toMatch(
      /baseline \(joined\.json\) minus closed-book:baseline, in 9 pairs/u,
    );
  });

  test('a file of questions with passages: these are searched, and every run can be kept', async ({
    expect,
  }) => {
    const [file, runs] = [join(folder, 'questions.jsonl'), join(folder, 'runs.jsonl')];
    const passages = [
      { title: 'Vistula', text: 'The Vistula is the longest river of Poland.' },
      { title: 'Oder', text: 'The Oder is the second longest river of Poland.' },
    ];
    const question = { question: 'Which is the longest river of Poland?', answer: 'Vistula' };
    await writeFile(file, `${JSON.stringify({ ...question, passages })}\n\n`);
    const { status, stderr } = await masksearch([
      'eval',
      '--suite',
      `file:${file}`,
      '--runs',
      runs,
    ]);
    expect([status, stderr]).toEqual([0, '']);
    const events = jsonLines<RunEvent>(readFileSync(runs, 'utf8'));
    expect(events[0]).toMatchObject({ type: 'run-started', corpusId: 'own-passages' });
    const hits = events.flatMap((event) => (event.type === 'observation' ? event.hits : []));
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every(({ title }) => passages.some((passage) => passage.title === title))).toBe(
      true,
    );
  });

  test('instances of another corpus are refused: nothing of them could be withheld', async ({
    expect,
  }) => {
    const file = join(folder, 'elsewhere.jsonl');
    const text = 'The Vistula is the longest river of Poland.';
    const source = { documentId: 'not-in-this-corpus' };
    await writeFile(file, JSON.stringify({ text, spans: [{ start: 4, end: 11 }], source }));
    const args = ['eval', '--suite', `file:${file}`, '--withhold', 'document'];
    const { status, stderr } = await masksearch(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('bundled-en')]);
  });

  test.each([
    ['no suite', ['eval'], '--suite'],
    [
      'a folder that is not there',
      ['eval', '--suite', 'questions', '--json', 'no/a.json'],
      'no/a.json',
    ],
    ['--resume of nothing', ['eval', '--suite', 'questions', '--resume'], '--json'],
    ['a report that is none', ['eval', 'merge', 'package.json'], 'package.json'],
    ['a report that is missing', ['eval', 'compare', 'no.json'], 'no.json'],
  ])('%s: exit 2 and one sentence', async (_, args, part) => {
    const { status, stdout, stderr } = await masksearch(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
    expect(stderr).toContain(part);
  });
});
