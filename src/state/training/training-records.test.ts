import { describe, expect, it } from 'vitest';
import { statusOf, trainingRecords } from './training-records.ts';

const record = {
  ...{ version: 1, stage: 'sft', outcome: 'done', ships: false, started: '2026-11-22' },
  ...{ seconds: 1, command: 'python sft.py', device: 'a test', series: [] },
};
const files = (changed: object = {}) => {
  const all: Record<string, string> = {
    'training/index.json': '{"files":["a.json","b.json"]}',
    'training/a.json': JSON.stringify({ ...record, outcome: 'lost' }),
    'training/b.json': JSON.stringify({ ...record, ...changed }),
  };
  return async (path: string) => all[path] ?? Promise.reject(new Error(path));
};

describe('records of training', () => {
  it('tell how far a stage is, and never more than was recorded', async () => {
    const statusAfter = async (changed: object) =>
      statusOf(await trainingRecords(files(changed)), 'sft');
    expect(await statusAfter({})).toBe('done');
    expect(await statusAfter({ ships: true })).toBe('ships');
    expect(await statusAfter({ outcome: 'running' })).toBe('running');
    expect(await statusAfter({ outcome: 'lost', ships: true })).toBe('lost');
    expect(statusOf(await trainingRecords(files()), 'rl')).toBe('not-run');
  });

  it('are not shown in part when one is damaged', async () => {
    await expect(trainingRecords(files({ stage: 'magic' }))).rejects.toThrow('b.json');
    await expect(trainingRecords(async () => '{}')).rejects.toThrow('list');
  });
});
