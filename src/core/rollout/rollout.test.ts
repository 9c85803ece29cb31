import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAction } from '../actions/render.ts';
import { run, taskWith } from '../run.fixture.ts';
import { neverCancelled } from './cancel.ts';
import type { Environment, Hit } from './environment.ts';
import { type Delta, defaultSettings, type RunEvent } from './event.ts';
import type { Policy } from './policy.ts';
import { type RolloutOptions, rollout } from './rollout.ts';
import { foldRun } from './trajectory.ts';
import { renderTranscript } from './transcript.ts';

const hit: Hit = {
  ...{ passageId: 'd#0', documentId: 'd', title: 'D', text: 'gold 0 is here.', score: 1 },
  ...{ terms: [], source: 's', licence: 'l' },
};
const environment: Environment = { corpusId: 'c', search: async () => [hit] };

/** Writes the given texts one after the other. */
function scripted(...texts: string[]): Policy {
  return {
    id: 'scripted',
    async *act({ steps }) {
      yield { type: 'delta', text: 'thinking' };
      yield { type: 'decision', text: texts[steps.length] ?? '', tokens: 1 };
    },
  };
}

const options: RolloutOptions = { runId: 'r', seed: 1, clock: () => 0, signal: neverCancelled };

async function play(
  policy: Policy,
  own: Partial<RolloutOptions> = {},
  env = environment,
  masks = 1,
) {
  const events: (RunEvent | Delta)[] = [];
  const all = { ...options, ...own };
  for await (const event of rollout(taskWith(masks), policy, env, defaultSettings, all)) {
    events.push(event);
  }
  return events.filter((event) => event.type !== 'delta');
}

const goodRun = [
  '<search><mask1> words </search>',
  '<think><hit1> gold 0 is here. </think><fill><mask1> gold 0 </fill>',
  '<answer></answer>',
];

describe('rollout', () => {
  it('ends a policy that writes without end, and tells it to stop', async () => {
    let hasStopped = false;
    const endless: Policy = {
      id: 'endless',
      async *act() {
        try {
          for (;;) yield { type: 'delta', text: 'and so on '.repeat(100) };
        } finally {
          hasStopped = true;
        }
      },
    };
    expect((await play(endless)).at(-1)).toMatchObject({
      ...{ type: 'run-finished', reason: 'failed' },
      message: expect.stringContaining('no end'),
    });
    expect(hasStopped).toBe(true);
  });

  it('searches, fills, answers, rewards and finishes', async () => {
    const events = await play(scripted(...goodRun));
    expect(events.map((event) => event.type)).toEqual([
      ...['run-started', 'action', 'observation', 'action', 'action', 'reward', 'run-finished'],
    ]);
    const { blanks, reward, finished } = foldRun(events);
    expect(blanks[0]).toMatchObject({ status: 'filled', fill: 'gold 0', right: true });
    expect(blanks[0]?.evidence).toEqual({ step: 0, hit: 0, quote: 'gold 0 is here.' });
    expect(reward?.total).toBe(1);
    expect(finished?.reason).toBe('answered');
  });

  it('whatever a policy writes, the run ends and says why', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 6 }), async (texts) => {
        const { finished, reward } = foldRun(await play(scripted(...texts)));
        expect(['answered', 'step-limit']).toContain(finished?.reason);
        expect(reward?.total).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('searching over the limit is invalid, and so is a mask that is not there', async () => {
    const searches = Array.from({ length: 7 }, () => '<search> again </search>');
    const events = await play(
      scripted(...searches, '<fill><mask8> x </fill>', '<answer></answer>'),
    );
    const actions = foldRun(events).steps.map((step) => step.action);
    expect(actions[6]).toEqual({ type: 'invalid', reason: 'search-limit' });
    expect(actions[7]).toEqual({ type: 'invalid', reason: 'no-mask' });
  });

  it('aborting at any point ends the run as interrupted and keeps every event so far', async () => {
    const whole = await play(scripted(...goodRun));
    for (let stopAt = 1; stopAt < whole.length - 1; stopAt += 1) {
      const controller = new AbortController();
      const events: RunEvent[] = [];
      const all = { ...options, signal: controller.signal };
      const policy = scripted(...goodRun);
      for await (const event of rollout(taskWith(1), policy, environment, defaultSettings, all)) {
        if (event.type === 'delta') continue;
        events.push(event);
        if (events.length === stopAt) controller.abort();
      }
      const ended = events.at(-1);
      expect(events.slice(0, stopAt)).toEqual(whole.slice(0, stopAt));
      // An answer that was already there stands; anything else is interrupted.
      if (stopAt < whole.length - 2) expect(ended).toMatchObject({ reason: 'interrupted' });
      expect(ended?.type).toBe('run-finished');
    }
  });

  it('a policy or a search that hangs is left when the run is aborted', async () => {
    const hangs: Policy = {
      id: 'hangs',
      act: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) }),
    };
    const silent: Environment = { corpusId: 'c', search: () => new Promise(() => {}) };
    for (const [policy, env] of [
      [hangs, environment],
      [scripted(...goodRun), silent],
    ] as const) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 5);
      const events = await play(policy, { signal: controller.signal }, env);
      expect(events.at(-1)).toEqual({ type: 'run-finished', reason: 'interrupted' });
    }
  });

  it('a failing engine ends the run as failed, with its message', async () => {
    const broken: Environment = {
      corpusId: 'c',
      search: async () => {
        throw new Error('The index is gone.');
      },
    };
    const events = await play(scripted(...goodRun), {}, broken);
    expect(events.at(-1)).toEqual({
      ...{ type: 'run-finished', reason: 'failed', message: 'The index is gone.' },
    });
  });

  it('goes on from a prefix, as a branch does', async () => {
    const whole = await play(scripted(...goodRun));
    const edited = whole.slice(0, 2).map((event): RunEvent => {
      if (event.type !== 'action') return event;
      const action = { type: 'search', mask: 1, query: 'other words' } as const;
      return { ...event, action, text: renderAction(action) };
    });
    const branch = await play(scripted(...goodRun), { prefix: edited });
    expect(branch.slice(0, 2)).toEqual(edited);
    expect(foldRun(branch).reward?.total).toBe(1);
  });

  it('the gold never reaches the policy', async () => {
    const seen: string[] = [];
    const spy: Policy = {
      id: 'spy',
      async *act(situation) {
        seen.push(JSON.stringify(situation));
        yield { type: 'decision', text: '<answer></answer>', tokens: 0 };
      },
    };
    await play(spy, {}, environment, 4);
    expect(seen.join()).not.toContain('gold');
  });
});

describe('trajectory', () => {
  it('every prefix of any run folds, and folding on is folding the whole', () => {
    fc.assert(
      fc.property(run, (events) => {
        for (let length = 0; length <= events.length; length += 1) {
          const trajectory = foldRun(events.slice(0, length));
          const masks = trajectory.started?.task.view.kind === 'ramp';
          expect(trajectory.blanks.length > 0).toBe(masks);
          expect(typeof renderTranscript(trajectory)).toBe('string');
        }
      }),
    );
  });

  it('the transcript only grows', () => {
    fc.assert(
      fc.property(run, (events) => {
        let before = '';
        for (let length = 1; length <= events.length; length += 1) {
          const now = renderTranscript(foldRun(events.slice(0, length)));
          expect(now.startsWith(before)).toBe(true);
          before = now;
        }
      }),
    );
  });

  it('evidence of a hit that was never shown is no evidence', async () => {
    const lying = [
      '<search><mask1> w </search>',
      '<think><hit5> q </think><fill><mask1> x </fill>',
      '<answer></answer>',
    ];
    expect(foldRun(await play(scripted(...lying))).blanks[0]?.evidence).toBeNull();
  });
});
