import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeStageRunIndex, decodeStageRuns } from './stage-runs.ts';

const run = readFileSync(new URL('../../public/runs/first.en.jsonl', import.meta.url), 'utf8');

describe('runs of a stage', () => {
  it('stand one after the other, as the terminal prints them', () => {
    const decoded = decodeStageRuns(run + run);
    expect('runs' in decoded && decoded.runs.map(([first]) => first?.type)).toEqual([
      'run-started',
      'run-started',
    ]);
  });

  it('are refused when one is cut off or damaged, with its number', () => {
    const lines = run.trimEnd().split('\n');
    expect(decodeStageRuns(`${lines.slice(0, -1).join('\n')}\n`)).toEqual({
      problem: 'run 1 has no end',
    });
    expect(decodeStageRuns(`${run}${lines[0]}\n{"type":`)).toEqual({
      problem: 'run 2 can’t be read (not-json)',
    });
    expect(decodeStageRuns('\n')).toEqual({ problem: 'it holds no run' });
  });

  it('are listed by stage, and by nothing else', () => {
    expect(decodeStageRunIndex('{"stages":["untrained","sft"]}')).toEqual(['untrained', 'sft']);
    expect(decodeStageRunIndex('{"stages":["magic"]}')).toBeNull();
    expect(decodeStageRunIndex('{')).toBeNull();
  });
});
