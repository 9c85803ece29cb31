import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { decodeRun } from '#runs/decode-run.ts';
import { encodeRun } from '#runs/encode-run.ts';
import { decodeRecordedIndex } from '#runs/recorded-index.ts';
import { fuzzRuns, mutatedText } from './mutated.fixture.ts';

const folder = 'public/runs/';
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => readFileSync(folder + name, 'utf8'));

test('a damaged run is a problem or a run, and a run folds at every prefix', () => {
  fc.assert(
    fc.property(mutatedText(recorded), (text) => {
      const decoded = decodeRun(text);
      if ('problem' in decoded) return;
      const { events } = decoded;
      for (const at of events.keys()) foldRun(events.slice(0, at + 1));
      expect(decodeRun(encodeRun(events))).toEqual({ events });
    }),
    fuzzRuns,
  );
});

test('a damaged list of recorded runs is a list or nothing', () => {
  const list = readFileSync(`${folder}index.json`, 'utf8');
  fc.assert(
    fc.property(mutatedText([list]), (text) => {
      for (const { file } of decodeRecordedIndex(text) ?? []) expect(file).not.toContain('/');
    }),
    fuzzRuns,
  );
});
