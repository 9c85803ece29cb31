import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { decodeRun } from '#runs/decode-run.ts';
import { advance, atRest, atShare, isAtEnd, restAt, shareOf, totalTime } from './playhead.ts';
import { sceneOf } from './scene.ts';

const events = recordedRun();

describe('playhead', () => {
  it('never goes back while it plays, and reaches the end in the total time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 }), (frames) => {
        let head = { ...atRest, playing: true };
        for (const ms of frames) {
          const next = advance(head, events, ms, false);
          expect(shareOf(events, next)).toBeGreaterThanOrEqual(shareOf(events, head));
          head = next;
        }
      }),
    );
    expect(isAtEnd(events, advance(atRest, events, totalTime(events) + 1, false))).toBe(true);
  });

  it('is the same in one long frame as in many short ones', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { minLength: 1, maxLength: 30 }), (frames) => {
        const sum = frames.reduce((total, ms) => total + ms, 0);
        const many = frames.reduce((head, ms) => advance(head, events, ms, true), atRest);
        expect(many).toEqual(advance(atRest, events, sum, true));
      }),
    );
  });

  it('waits at the end of a run that still grows', () => {
    const head = advance(atRest, events.slice(0, 3), 1e6, true);
    expect(head).toMatchObject({ cursor: 3, playing: true });
    expect(advance(head, events, 1, true).cursor).toBe(4);
  });

  it('seeks to the share it was asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(shareOf(events, atShare(events, share))).toBeCloseTo(share, 6);
      }),
    );
  });

  it('steps within the run', () => {
    expect(restAt(events, -5).cursor).toBe(1);
    expect(restAt(events, 999).cursor).toBe(events.length);
    expect(restAt([], 3).cursor).toBe(0);
  });
});

describe('scene', () => {
  it('of a settled playhead is the fold of the prefix', () => {
    for (const cursor of events.keys()) {
      const scene = sceneOf(events, restAt(events, cursor + 1));
      expect(scene.trajectory).toEqual(foldRun(events.slice(0, cursor + 1)));
    }
  });

  it('shows the evidence before the fill', () => {
    const cursor = 1 + events.findIndex((e) => e.type === 'action' && e.action.type === 'fill');
    const early = sceneOf(events, { cursor, elapsed: 10, playing: true });
    const late = sceneOf(events, restAt(events, cursor));
    const blank = late.activeBlank ?? -1;
    expect(early.reading).not.toBeNull();
    expect(early.trajectory.blanks[blank]?.fill).toBeNull();
    expect(late.reading).toBeNull();
    expect(late.trajectory.blanks[blank]?.fill).not.toBeNull();
  });

  it('is one object as long as nothing changes', () => {
    const head = { cursor: 3, elapsed: 10, playing: true };
    expect(sceneOf(events, head)).toBe(sceneOf(events, { ...head, elapsed: 20 }));
  });

  it('puts every step into exactly one round', () => {
    const { rounds, trajectory } = sceneOf(events, restAt(events, events.length));
    const steps = rounds.flatMap(({ search, outcomes }) => [
      ...(search ? [search] : []),
      ...outcomes,
    ]);
    expect(steps).toEqual(trajectory.steps);
  });
});

function recordedRun(): readonly RunEvent[] {
  const file = new URL('../../public/runs/first.en.jsonl', import.meta.url);
  const decoded = decodeRun(readFileSync(file, 'utf8'));
  if ('problem' in decoded) throw new Error(decoded.problem.type);
  return decoded.events;
}
