import { describe, expect, it } from 'vitest';
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { evaluating, memoryEvaluations } from './evaluation.fixture.ts';
import { groupOf } from './failure-groups.ts';
import { reportCsv } from './report-csv.ts';

const baseline = { policies: ['baseline'], suite: 'ramp-exercises', n: 10 } as const;

describe('an evaluation', () => {
  it('plays every item, tells the figures and keeps the runs', async () => {
    const { get, actions, stored, page } = await evaluating();
    actions.choose(baseline);
    await actions.start();
    expect(get()).toMatchObject({ status: 'done', progress: { done: 2, total: 2 }, problem: null });
    expect(get().reports[0]).toMatchObject({
      policy: 'baseline',
      n: 2,
      metrics: { exactMatch: 0.5 },
    });
    const [failure] = get().reports[0]?.failures ?? [];
    expect(failure).toMatchObject({ id: 'wrong', fill: 'Warsaw', gold: 'Paris' });
    expect(failure && groupOf(failure.cause)).toBe('evidence-not-found');
    expect(await stored.outcomes(get().shown?.id ?? '')).toHaveLength(2);

    await actions.openRun('baseline', 'wrong');
    expect(page.get().subject).toMatchObject({
      origin: { type: 'evaluation' },
      task: { id: 'wrong' },
    });
    expect(page.get().run.events.length).toBeGreaterThan(3);
  });

  it('goes on after a reload where it was stopped, and plays no run twice', async () => {
    const stored = memoryEvaluations();
    const played: string[] = [];
    const policy = (stopAfter: number, stop: () => void): Policy => ({
      id: 'baseline',
      async *act({ view, steps }) {
        if (steps.length === 0) {
          played.push(JSON.stringify(view));
          if (played.length > stopAfter) stop();
        }
        const texts = ['<fill><mask1> Warsaw </fill>', '<answer></answer>'];
        yield { type: 'decision', text: texts[steps.length] ?? '', tokens: 0 };
      },
    });
    const first = await evaluating(stored, {
      policyOf: async () => policy(1, () => first.actions.stop()),
    });
    first.actions.choose(baseline);
    await first.actions.start();
    expect(first.get()).toMatchObject({ status: 'stopped', progress: { done: 1, total: 2 } });

    played.length = 0;
    const second = await evaluating(stored, { policyOf: async () => policy(9, () => {}) });
    await second.actions.restore();
    expect(second.get()).toMatchObject({ status: 'stopped', progress: { done: 1, total: 2 } });
    expect(second.get().reports[0]).toMatchObject({ n: 1 });
    await second.actions.goOn();
    expect(second.get()).toMatchObject({ status: 'done', progress: { done: 2, total: 2 } });
    expect(played).toHaveLength(1);
  });

  it('measures several policies on the same items and compares them in pairs', async () => {
    const other: Policy = {
      id: 'other',
      async *act({ steps }) {
        const texts = ['<fill><mask1> Paris </fill>', '<answer></answer>'];
        yield { type: 'decision', text: texts[steps.length] ?? '', tokens: 0 };
      },
    };
    const known = (await evaluating()).page.ports.policyOf;
    const both = await evaluating(memoryEvaluations(), {
      policyOf: async (id) => (id === 'other' ? other : known(id)),
    });
    both.actions.choose({ ...baseline, policies: ['baseline', 'other'] });
    await both.actions.start();
    expect(both.get().reports.map(({ policy }) => policy)).toEqual(['baseline', 'other']);
    expect(both.get().reports[0]?.comparisons[0]).toMatchObject({ to: 'other', n: 2 });
    const whole = await both.actions.wholeReports();
    expect(whole.map(({ outcomes }) => outcomes.length)).toEqual([2, 2]);
    const csv = reportCsv(whole);
    expect(csv.split('\r\n')[0]).toContain('ci95_low');
    expect(csv).toContain('ramp-exercises,bundled-en,none,3,7,other,all,2,exactMatch,0.5,');
  });

  it('stops and says so when a policy is unknown, or fails on its first items', async () => {
    const unknown = await evaluating();
    unknown.actions.choose({ ...baseline, policies: ['nobody'] });
    await unknown.actions.start();
    expect(unknown.get()).toMatchObject({
      status: 'stopped',
      problem: { type: 'unknown-policy', id: 'nobody' },
    });
    const many = Array.from({ length: 5 }, (_, index) => ({
      ...({ id: `item-${index}`, kind: 'ramp', title: '', text: 'Born in Warsaw once.' } as const),
      spans: [{ start: 8, end: 14 }],
    }));
    const broken = await evaluating(
      memoryEvaluations(),
      {
        policyOf: async () => ({
          id: 'baseline',
          // biome-ignore lint/correctness/useYield: it fails before it says anything.
          async *act() {
            throw new Error('no engine');
          },
        }),
      },
      { sample: async () => many },
    );
    broken.actions.choose({ ...baseline, suite: 'ramp-open' });
    await broken.actions.start();
    expect(broken.get()).toMatchObject({
      status: 'stopped',
      progress: { done: 3 },
      problem: { type: 'policy-fails', id: 'baseline', message: 'no engine' },
    });
  });

  it('says when a suite has nothing, and when nothing can be kept', async () => {
    const none = await evaluating(memoryEvaluations(), {}, { sample: async () => [] });
    none.actions.choose({ ...baseline, suite: 'ramp-open' });
    await none.actions.start();
    expect(none.get()).toMatchObject({ status: 'empty', problem: { type: 'no-items' } });

    const refuse = () => Promise.reject(new Error('forbidden'));
    const refused = await evaluating({
      ...{ list: refuse, begin: refuse, keep: refuse, outcomes: refuse, events: refuse },
      remove: refuse,
    });
    refused.actions.choose(baseline);
    await refused.actions.start();
    expect(refused.get()).toMatchObject({
      ...{ status: 'done', progress: { done: 2 }, problem: { type: 'not-kept' } },
    });
    await refused.actions.openRun('baseline', 'wrong');
    expect(refused.page.get().subject?.task.id).toBe('wrong');
  });

  it('shows an earlier evaluation again, and removes it', async () => {
    const { get, actions } = await evaluating();
    actions.choose(baseline);
    await actions.start();
    actions.choose({ n: 1 });
    await actions.start();
    const [earlier] = get().earlier;
    expect(get().reports[0]?.n).toBe(1);
    if (earlier) await actions.show(earlier);
    expect(get()).toMatchObject({ status: 'done', choice: { n: 10 } });
    expect(get().reports[0]?.n).toBe(2);
    if (earlier) await actions.remove(earlier);
    expect(get()).toMatchObject({ status: 'empty', shown: null });
    expect(get().earlier).toHaveLength(1);
  });

  it('hands out the right runs as training data, well formed, and nothing else', async () => {
    const { actions } = await evaluating();
    expect(await actions.rightRuns()).toEqual({ content: '', kept: 0, runs: 0 });
    actions.choose(baseline);
    await actions.start();
    const { content, kept, runs } = await actions.rightRuns();
    expect([kept, runs]).toEqual([1, 2]);
    const line = JSON.parse(content);
    expect(line).toMatchObject({ id: 'right', policy: 'baseline', masks: 1, reward: 1 });
    expect(chatFormatProblems(line.messages, 1)).toEqual([]);
  });
});
