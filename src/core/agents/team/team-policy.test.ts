import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neverCancelled } from '../../rollout/cancel.ts';
import type { Environment, Hit } from '../../rollout/environment.ts';
import { defaultSettings, type RunEvent } from '../../rollout/event.ts';
import { rollout } from '../../rollout/rollout.ts';
import { mergeRoundRobin, splitQueries } from '../../rollout/several-queries.ts';
import { foldRun } from '../../rollout/trajectory.ts';
import type { Task } from '../../task/task.ts';
import { type AgentRole, agentPrompts } from './agent-prompts.ts';
import { chatTeam } from './chat-team.ts';
import { judge } from './judge.ts';
import type { OwnPrompts } from './own-prompts.ts';
import { lastJsonObject } from './reply-fields.ts';
import { type Scripted, scriptedModel } from './scripted-model.fixture.ts';

const task: Task = {
  id: 't',
  language: 'en',
  view: { kind: 'ramp', title: 'Curie', parts: ['She was born in ', ' in ', '.'] },
  gold: [['Warsaw'], ['1867']],
};

const hitOf = (id: string): Hit => ({
  passageId: id,
  documentId: id,
  title: `About ${id}`,
  text: `Curie was born in Warsaw in 1867. ${id}`,
  score: 1,
  terms: [],
  source: 'test',
  licence: 'CC0',
});

function environment() {
  const asked: string[] = [];
  const own: Environment = {
    corpusId: 'c',
    search: async ({ query }) => {
      asked.push(query);
      return [hitOf(query), hitOf('shared')];
    },
  };
  return { asked, own };
}

async function run(model: Scripted, one: Task = task, prompts: OwnPrompts = {}) {
  const { asked, own } = environment();
  const events: RunEvent[] = [];
  const options = { runId: 'r', seed: 1, clock: () => 0, signal: neverCancelled };
  for await (const event of rollout(
    one,
    chatTeam('multi-agent:x', model, prompts),
    own,
    defaultSettings,
    options,
  ))
    if (event.type !== 'delta') events.push(event);
  return { asked, trajectory: foldRun(events) };
}

const plan = '{"mask": 1, "need": "Where was Curie born?"}';
const queries = '{"queries": ["Curie birthplace", "Skłodowska born", "Curie Warsaw Poland"]}';
const enough = (text: string) =>
  `{"case": "enough", "hit": 1, "quote": "Curie was born in Warsaw in 1867.", "text": "${text}", "need": ""}`;

function team(observe: (shown: string, count: number) => string): Scripted {
  return scriptedModel((role: AgentRole, shown, count) => {
    if (role === 'planner') return plan.replace('1', /Open: 2/u.test(shown) ? '2' : '1');
    if (role === 'rewriter') return queries;
    if (role === 'judge') return '{"correct": "no", "why": "another place"}';
    return observe(shown, count);
  });
}

describe('the team', () => {
  it('plans, asks three ways, reads and fills, mask by mask', async () => {
    const model = team((shown) => enough(/Wanted: \[mask 1\]/u.test(shown) ? 'Warsaw' : '1867'));
    const { asked, trajectory } = await run(model);
    expect(trajectory.blanks.map(({ fill, right }) => [fill, right])).toEqual([
      ['Warsaw', true],
      ['1867', true],
    ]);
    expect(trajectory.finished?.reason).toBe('answered');
    expect(trajectory.reward?.total).toBeCloseTo(1, 9);
    expect(asked).toHaveLength(6);
    const shown = trajectory.steps[0]?.observation?.hits.map(({ passageId }) => passageId);
    expect(shown).toEqual(['Curie birthplace', 'Skłodowska born', 'Curie Warsaw Poland']);
    expect(trajectory.blanks[0]?.evidence?.quote).toContain('born in Warsaw');
  });

  it('keeps what every agent said with the step it led to, and the judge’s word with the reward', async () => {
    const model = team((shown) => enough(/Wanted: \[mask 1\]/u.test(shown) ? 'Warsaw' : '1868'));
    const { trajectory } = await run(model);
    expect(trajectory.steps.map(({ turns }) => turns?.map(({ agent }) => agent))).toEqual([
      ['planner', 'rewriter'],
      ['observer'],
      ['planner', 'rewriter'],
      ['observer'],
      undefined,
    ]);
    for (const { turns, tokens } of trajectory.steps) {
      expect((turns ?? []).reduce((sum, turn) => sum + turn.tokens, 0)).toBe(tokens);
    }
    expect(trajectory.steps[0]?.turns?.[1]).toMatchObject({
      queries: expect.arrayContaining(['Skłodowska born']),
    });
    expect(trajectory.reward?.judgement).toEqual({
      ...{ correct: [true, false], why: ['exact', 'another place'], tokens: 5 },
    });
  });

  it('a judge that fails takes nothing from the run, and is told', async () => {
    const model = scriptedModel((role) => {
      if (role === 'planner') return plan;
      if (role === 'judge') return 'I would rather not say.';
      return role === 'rewriter' ? queries : enough('Paris');
    });
    const one: Task = {
      ...task,
      view: { kind: 'ramp', title: '', parts: ['Born in ', '.'] },
      gold: [['Warsaw']],
    };
    const { trajectory } = await run(model, one);
    expect(trajectory.reward).toMatchObject({ total: expect.any(Number) });
    expect(trajectory.reward?.judgement).toBeUndefined();
    expect(trajectory.finished).toMatchObject({ reason: 'answered', message: expect.any(String) });
  });

  it('asks by prompts of one’s own, and the run keeps those that differ', async () => {
    const own: OwnPrompts = {
      en: { planner: 'You plan, briefly.', judge: agentPrompts('en').judge },
      zh: { rewriter: '写查询。' },
    };
    const model = team(() => enough('Warsaw'));
    const told: string[] = [];
    const spy: Scripted = {
      ...model,
      complete: (request, signal) => {
        const [first, ...rest] = request.messages;
        told.push(first?.content ?? '');
        // The scripted model knows its roles by our prompts.
        const ours =
          first?.content === own.en?.planner ? agentPrompts('en').planner : first?.content;
        const messages = [{ role: 'system', content: ours ?? '' } as const, ...rest];
        return model.complete({ ...request, messages }, signal);
      },
    };
    const { trajectory } = await run(spy, task, own);
    expect(told).toContain('You plan, briefly.');
    expect(told).not.toContain(agentPrompts('en').planner);
    expect(trajectory.started?.prompts).toEqual({ planner: 'You plan, briefly.' });
    expect((await run(model)).trajectory.started?.prompts).toBeUndefined();
  });

  it('goes on for the next step, and searches again on reflection', async () => {
    const cases = ['next', 'reflect'];
    const model = team((_, count) =>
      count < 2
        ? `{"case": "${cases[count]}", "hit": 0, "quote": "", "text": "", "need": "her city"}`
        : enough('Warsaw'),
    );
    const { trajectory } = await run(model);
    const first = trajectory.steps.filter(
      ({ action }) => action.type === 'search' && action.mask === 1,
    );
    expect(first).toHaveLength(3);
    expect(trajectory.blanks[0]?.fill).toBe('Warsaw');
  });

  it('guesses after two failures, and gives up when nothing is known', async () => {
    const model = team(
      () => '{"case": "supplement", "hit": 0, "quote": "", "text": "", "need": ""}',
    );
    // The first search may not end in a guess, so the reply is refused until the run fails with its reason.
    expect((await run(model)).trajectory.finished?.reason).toBe('failed');
    const patient = team((shown) =>
      /so far: 1\./u.test(shown)
        ? '{"case": "reflect", "hit": 0, "quote": "", "text": "", "need": "x"}'
        : '{"case": "supplement", "hit": 0, "quote": "", "text": "", "need": ""}',
    );
    const { trajectory } = await run(patient);
    expect(trajectory.blanks.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
    expect(trajectory.finished?.reason).toBe('answered');
  });

  it('never searches beyond its limits, whatever the observer says', async () => {
    const model = team((shown) =>
      /Possible cases: [^.]*reflect/u.test(shown)
        ? '{"case": "reflect", "hit": 0, "quote": "", "text": "", "need": "more"}'
        : '{"case": "supplement", "hit": 0, "quote": "", "text": "Paris", "need": ""}',
    );
    const { trajectory } = await run(model);
    const searches = trajectory.steps.filter(({ action }) => action.type === 'search');
    expect(searches.length).toBeLessThanOrEqual(defaultSettings.maxSearches);
    expect(trajectory.blanks.map(({ fill }) => fill)).toEqual(['Paris', 'Paris']);
  });

  it('adds queries by rule where the model writes too few', async () => {
    const model = scriptedModel((role) => {
      if (role === 'planner') return plan;
      return role === 'rewriter' ? '{"queries": ["Curie"]}' : enough('Warsaw');
    });
    const { trajectory } = await run(model);
    const [first] = trajectory.steps;
    const query = first?.action.type === 'search' ? first.action.query : '';
    expect(splitQueries(query).length).toBeGreaterThanOrEqual(2);
    expect(splitQueries(query)[0]).toBe('Curie');
  });

  it('shows the gold to nobody before a search has', async () => {
    const model = team(() => enough('Warsaw'));
    await run(model);
    const before = model.requests.slice(0, 2).flatMap(({ messages }) => messages);
    expect(before.map(({ content }) => content).join(' ')).not.toMatch(/Warsaw|1867/u);
  });

  it('asks in Chinese for a Chinese text', async () => {
    const chinese: Task = {
      id: 'z',
      language: 'zh',
      view: { kind: 'ramp', title: '居里', parts: ['她生于', '。'] },
      gold: [['华沙']],
    };
    const model = team(() => enough('华沙'));
    expect((await run(model, chinese)).trajectory.blanks[0]?.right).toBe(true);
    expect(model.requests[0]?.messages[0]?.content).toContain('百科全书');
  });
});

describe('the judge', () => {
  it('asks about what does not match exactly, and about nothing else', async () => {
    const model = scriptedModel(() => 'Sure: {"correct": "yes", "why": "another spelling"}');
    const gold = [['Warsaw'], ['1867'], ['Paris']];
    const found = await judge(
      ['warsaw', null, 'Paris, France'],
      gold,
      model,
      agentPrompts('en').judge,
      neverCancelled,
    );
    expect(found.correct).toEqual([true, false, true]);
    expect(model.requests).toHaveLength(1);
  });
});

describe('replies', () => {
  it.each([
    ['```json\n{"a": 1}\n```', { a: 1 }],
    ['{"a": 1} no, better: {"a": 2}', { a: 2 }],
    ['{"text": "cut off', { text: 'cut off' }],
    ['{"queries": ["a", "b', { queries: ['a', 'b'] }],
    ['{"a": 1,}', { a: 1 }],
    ['nothing here', null],
  ])('%s', (text, fields) => {
    expect(lastJsonObject(text)).toEqual(fields);
  });

  it('are read or refused, and never thrown over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const fields = lastJsonObject(text);
        expect(fields === null || typeof fields === 'object').toBe(true);
      }),
    );
  });
});

describe('hits of several queries', () => {
  it('are merged round-robin, each once, every first hit before every second', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 4 }), (lists) => {
        const merged = mergeRoundRobin(lists.map((list) => list.map((id) => hitOf(String(id)))));
        const found = merged.map(({ passageId }) => Number(passageId));
        expect(new Set(found)).toEqual(new Set(lists.flat()));
        expect(new Set(found).size).toBe(found.length);
        const rankOf = (id: number) =>
          Math.min(...lists.map((list) => list.indexOf(id)).filter((at) => at >= 0));
        const ranks = found.map(rankOf);
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});
