import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { decodeRun } from './decode-run.ts';
import { encodeRun } from './encode-run.ts';
import { decodeRecordedIndex } from './recorded-index.ts';
import { anyRun } from './run.fixture.ts';

describe('run codec', () => {
  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(anyRun, (events) => {
        expect(decodeRun(encodeRun(events))).toEqual({ events });
      }),
    );
  });

  it('decodes any text to a run or a problem', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeRun(text)).toHaveProperty('problem');
      }),
    );
  });

  it('gives runs whose every prefix folds', () => {
    fc.assert(
      fc.property(anyRun, (events) => {
        for (const at of events.keys()) {
          expect(foldRun(events.slice(0, at + 1)).started).toEqual(events[0]);
        }
      }),
    );
  });

  it('names the line that is not JSON', () => {
    const [first] = fc.sample(anyRun, 1);
    const text = `${encodeRun(first?.slice(0, 1) ?? [])}{"type":`;
    expect(decodeRun(text)).toEqual({ problem: { type: 'not-json', line: 2 } });
  });

  it('refuses a run of a newer version', () => {
    const text = '{"type":"run-started","version":99}';
    expect(decodeRun(text)).toEqual({ problem: { type: 'newer-version', version: 99 } });
  });

  it('refuses a second start', () => {
    const [run] = fc.sample(anyRun, 1);
    const started = run?.slice(0, 1) ?? [];
    expect(decodeRun(encodeRun([...started, ...started]))).toEqual({
      problem: { type: 'bad-event', line: 2 },
    });
  });

  const folder = new URL('../../public/runs/', import.meta.url);
  const recorded = decodeRecordedIndex(readFileSync(new URL('index.json', folder), 'utf8')) ?? [];
  it.each(recorded)('reads the recorded run $id, which is what the list says', (entry) => {
    const decoded = decodeRun(readFileSync(new URL(entry.file, folder), 'utf8'));
    const { started, reward, finished } = foldRun('events' in decoded ? decoded.events : []);
    expect(finished?.reason).toBe('answered');
    expect(reward).not.toBeNull();
    expect(started?.policyId).toBe(entry.policy);
    expect(started?.task).toMatchObject({ id: entry.task, language: entry.language });
    expect(started?.task.view.kind).toBe(entry.kind);
    // What a first visit sees goes well; another one shows where the model goes wrong.
    if (/^(?:first|ask)\.(?:en|zh)$/u.test(entry.id)) expect(reward?.parts.exactMatch).toBe(1);
    if (entry.id === 'hard.en') expect(reward?.parts.exactMatch).toBeLessThan(1);
  });

  it('ships no run that the list does not name', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
    expect(files).toEqual(recorded.map(({ file }) => file).sort());
  });
});
