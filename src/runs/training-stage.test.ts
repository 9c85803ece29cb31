import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeTrainingIndex, decodeTrainingStage } from './training-stage.ts';

const folder = new URL('../../public/training/', import.meta.url);
const small = {
  version: 1,
  stage: 'rl',
  outcome: 'done',
  started: '2026-11-22T18:00:00Z',
  seconds: 10,
  command: 'python rl.py',
  device: 'a test',
  series: [
    {
      name: 'reward',
      unit: 'rate',
      x: 'step',
      points: [
        [0, 0.1],
        [1, 0.2],
      ],
    },
  ],
};

describe('the record of a training stage', () => {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && name !== 'index.json',
  );

  it.each(files)('%s can be read', (name) => {
    expect(decodeTrainingStage(readFileSync(new URL(name, folder), 'utf8'))).toHaveProperty(
      'stage',
    );
  });

  it('a record needs little, and keeps what it does not know', () => {
    const decoded = decodeTrainingStage(JSON.stringify({ ...small, host: 'kept' }));
    expect(decoded).toMatchObject({ stage: { ...small, host: 'kept', results: [], ships: false } });
  });

  it.each([
    ['{', 'JSON'],
    [JSON.stringify({ ...small, stage: 'magic' }), 'stage'],
    [JSON.stringify({ ...small, started: 'yesterday' }), 'started'],
    [JSON.stringify({ ...small, series: [{ ...small.series[0], points: [[0, 1]] }] }), 'points'],
    [
      JSON.stringify({
        ...small,
        series: [
          {
            ...small.series[0],
            points: [
              [2, 1],
              [1, 1],
            ],
          },
        ],
      }),
      'x must not fall',
    ],
  ])('says what is wrong with %s', (text, word) => {
    const decoded = decodeTrainingStage(text);
    expect('problem' in decoded && decoded.problem).toContain(word);
  });

  it('the list names files of its own folder only', () => {
    expect(decodeTrainingIndex('{"files":["sft.json"]}')).toEqual(['sft.json']);
    expect(decodeTrainingIndex('{"files":["../sft.json"]}')).toBeNull();
    expect(decodeTrainingIndex('<html>')).toBeNull();
  });
});
