import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blank, Step } from '../rollout/trajectory.ts';
import { matchesAny } from './exact-match.ts';
import { rewardOf } from './reward.ts';
import { f1, lengthPenalisedRecall, tokenRecall } from './token-recall.ts';

const answered: readonly Step[] = [
  { thought: null, action: { type: 'answer', text: '' }, text: '', tokens: 0, ms: 0 },
];

function blank(fill: string | null): Blank {
  const rest = { searches: [], filledAt: null, evidence: null, alternatives: [], right: null };
  return { status: 'filled', fill, ...rest };
}

const fill = fc.option(fc.string(), { nil: null });
const accepted = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
const blanks = fc.array(fc.record({ fill, accepted }), { minLength: 1, maxLength: 4 });

describe('reward', () => {
  it('lies in [0, 1], and so do its parts', () => {
    fc.assert(
      fc.property(blanks, fc.boolean(), (all, ended) => {
        const steps = ended ? answered : [];
        const run = { steps, blanks: all.map((own) => blank(own.fill)) };
        const { total, parts } = rewardOf(
          run,
          all.map((own) => own.accepted),
        );
        for (const value of [total, ...Object.values(parts)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('the gold in every blank gives exactly 1', () => {
    expect(
      rewardOf({ steps: answered, blanks: [blank('Warsaw'), blank('the 1867')] }, [
        ['Warsaw'],
        ['1867'],
      ]).total,
    ).toBe(1);
  });

  it('correcting a blank never lowers the total', () => {
    const words = fc.constantFrom('Warsaw', 'Paris', '1867', 'the river', 'Warsaw or Paris', '');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.nat(), (fills, pick) => {
        const gold = fills.map((_, index) => [index % 2 ? 'Warsaw' : '1867']);
        const index = pick % fills.length;
        const corrected = fills.map((text, at) => (at === index ? (gold[at]?.[0] ?? '') : text));
        const reward = (texts: string[]) =>
          rewardOf({ steps: answered, blanks: texts.map(blank) }, gold).total;
        expect(reward(corrected)).toBeGreaterThanOrEqual(reward(fills));
      }),
    );
  });

  it('recall can be gamed by a long fill, the rewarded answer cannot', () => {
    const gamed = 'Paris or Warsaw or Rome';
    expect(tokenRecall(gamed, 'Warsaw')).toBe(1);
    expect(lengthPenalisedRecall(gamed, 'Warsaw')).toBeCloseTo(1 / 5);
    expect(f1(gamed, 'Warsaw')).toBeCloseTo(2 / 6);
  });

  it('a run without an answer, or with an invalid action, has no format', () => {
    const invalid: Step = {
      ...{ thought: null, text: '?', tokens: 0, ms: 0 },
      action: { type: 'invalid', reason: 'no-action' },
    };
    const own = [blank('Warsaw')];
    expect(rewardOf({ steps: [], blanks: own }, [['Warsaw']]).parts.format).toBe(0);
    expect(rewardOf({ steps: [invalid, ...answered], blanks: own }, [['Warsaw']]).total).toBe(0.9);
  });

  it('aliases count', () => {
    expect(matchesAny('warszawa', ['Warsaw', 'Warszawa'])).toBe(true);
    expect(matchesAny('', ['Warsaw'])).toBe(false);
  });
});
