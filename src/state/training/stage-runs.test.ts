import { describe, expect, it } from 'vitest';
import { read } from '../started.fixture.ts';
import { stagePassages } from './stage-runs.ts';

const files: Readonly<Record<string, string>> = {
  'training/runs/index.json': '{"stages":["untrained","sft"]}',
  'training/runs/untrained.jsonl': read('first.closed-book-baseline.en.jsonl'),
  'training/runs/sft.jsonl': read('first.baseline.en.jsonl') + read('chopin.en.jsonl'),
};
const readFile = async (path: string) => files[path] ?? Promise.reject(new Error(path));

describe('the stages on the same passages', () => {
  it('are brought together by passage, in the order of training', async () => {
    const passages = await stagePassages(readFile);
    expect(passages.map(({ task }) => task.id)).toEqual(['first.en', 'chopin.en']);
    expect(passages.map(({ runs }) => runs.map(({ stage }) => stage))).toEqual([
      ['untrained', 'sft'],
      ['sft'],
    ]);
    expect(passages[0]?.runs[1]?.trajectory.reward?.parts.exactMatch).toBe(1);
  });

  it('are not shown in part', async () => {
    const cut = async (path: string) =>
      path.endsWith('sft.jsonl') ? '{' : ((await readFile(path)) ?? '');
    await expect(stagePassages(cut)).rejects.toThrow('sft');
    await expect(stagePassages(async () => '{"stages":1}')).rejects.toThrow('list');
  });
});
