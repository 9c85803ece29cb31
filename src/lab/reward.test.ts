import { describe, expect, it } from 'vitest';
import { parseDecision } from '#core/actions/parse.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { afterStep, firstLevel, masksToHide } from './curriculum.ts';
import { labReward, overlongPenalty } from './reward.ts';
import { defaultLabSettings } from './settings.ts';

const gold = [['Warsaw']];

function run(...texts: readonly string[]) {
  const started: RunEvent = {
    type: 'run-started',
    version: 1,
    runId: 'r',
    task: {
      id: 't',
      language: 'en',
      view: { kind: 'ramp', title: 'Curie', parts: ['She was born in ', '.'] },
    },
    gold,
    policyId: 'lab',
    settings: defaultSettings,
    corpusId: 'c',
    seed: 0,
  };
  const actions = texts.map(
    (text): RunEvent => ({ type: 'action', ...parseDecision(text), text, tokens: 0, ms: 0 }),
  );
  return foldRun([started, ...actions]);
}

const query = '<search><mask1> Curie born </search>';
const end = '<answer></answer>';
const short = run(query, '<fill><mask1> Warsaw </fill>', end);
const whole = run(query, '<fill><mask1> Curie was born in Warsaw in 1867 </fill>', end);
const { reward } = defaultLabSettings;

describe('the reward of the Lab', () => {
  it('is 1 for the gold in good form, and less for a sentence around it', () => {
    expect(labReward(short, gold, reward)).toBeCloseTo(1, 9);
    expect(labReward(whole, gold, reward)).toBeLessThan(0.3);
  });

  it('is gamed by a whole sentence when only recall counts and length costs nothing', () => {
    const gamed = { ...reward, exact: 0, lengthPenalty: 0 };
    expect(labReward(whole, gold, gamed)).toBeCloseTo(labReward(short, gold, gamed), 9);
  });

  it('takes the weight of the form away from a run with an empty query', () => {
    const bad = run('<search><mask1> </search>', query, '<fill><mask1> Warsaw </fill>', end);
    expect(labReward(bad, gold, reward)).toBeCloseTo(1 - reward.format, 9);
  });

  it('charges long queries as much as is asked for', () => {
    expect([8, 12, 16, 40].map(overlongPenalty)).toEqual([0, 0.5, 1, 1]);
    const words = Array.from({ length: 12 }, (_, at) => `w${at}`).join(' ');
    const long = run(`<search><mask1> ${words} </search>`, '<fill><mask1> Warsaw </fill>', end);
    expect(labReward(long, gold, reward)).toBeCloseTo(0.5, 9);
    expect(labReward(long, gold, { ...reward, overlong: 0 })).toBeCloseTo(1, 9);
  });
});

describe('the curriculum', () => {
  it('moves on when a level is mastered, or in the end anyway, and never past four', () => {
    const climb = (accuracy: number, steps: number) =>
      Array.from({ length: steps }).reduce(
        (level: typeof firstLevel) => afterStep(level, accuracy),
        firstLevel,
      ).masks;
    expect(climb(1, 3)).toBe(1);
    expect(climb(1, 4)).toBe(2);
    expect(climb(0, 11)).toBe(1);
    expect(climb(0, 12)).toBe(2);
    expect(climb(1, 100)).toBe(4);
  });

  it('draws one to four when it is off', () => {
    const draws = [0, 0.3, 0.6, 0.99].map((ticket) => masksToHide(firstLevel, false, () => ticket));
    expect(draws).toEqual([1, 2, 3, 4]);
    expect(masksToHide(firstLevel, true, () => 0.99)).toBe(1);
  });
});
