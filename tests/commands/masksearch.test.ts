import { describe, expect, test } from 'vitest';
import type { Hit } from '#core/rollout/environment.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { goldTexts, type Instance } from '#core/task/instance.ts';
import { areDisjointAndSorted } from '#core/text/span.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

describe.concurrent('fill', () => {
  test('a typed text: one event per line that folds to a run without reward', async ({
    expect,
  }) => {
    const text = 'Marie Curie was born in [mask] and died in ____.';
    const { status, stdout, stderr } = await masksearch(['fill', text, '--json']);
    expect([status, stderr]).toEqual([0, '']);
    const events = jsonLines<RunEvent>(stdout);
    const { started, steps, blanks, reward, finished } = foldRun(events);
    expect(started).toMatchObject({ version: 1, policyId: 'baseline', corpusId: 'bundled-en' });
    expect(started?.task.view).toEqual({
      kind: 'ramp',
      title: '',
      parts: ['Marie Curie was born in ', ' and died in ', '.'],
    });
    expect(started).not.toHaveProperty('gold');
    expect(blanks).toHaveLength(2);
    expect(steps.some(({ observation }) => (observation?.hits.length ?? 0) > 0)).toBe(true);
    expect(reward).toBeNull();
    expect(finished?.reason).toBe('answered');
  });

  test('--masks: hides spans of a plain text, and the reward is in [0, 1]', async ({ expect }) => {
    const text = 'Marie Curie was born in Warsaw in 1867 and died in France in 1934.';
    const masked = ['fill', text, '--masks', '2', '--seed', '3', '--json'];
    const [first, second] = await Promise.all([masksearch(masked), masksearch(masked)]);
    const run = foldRun(jsonLines<RunEvent>(first.stdout));
    expect(run.blanks).toHaveLength(2);
    expect(run.started?.gold).toHaveLength(2);
    expect(run.reward?.total).toBeGreaterThanOrEqual(0);
    expect(run.reward?.total).toBeLessThanOrEqual(1);
    const again = foldRun(jsonLines<RunEvent>(second.stdout));
    expect(again.started).toEqual(run.started);
    expect(again.steps.map((step) => step.text)).toEqual(run.steps.map((step) => step.text));
  });

  test('Chinese text is searched for in the Chinese corpus', async ({ expect }) => {
    const { status, stdout } = await masksearch([
      'fill',
      '京剧形成于[mask]，是中国的戏曲。',
      '--json',
    ]);
    expect(status).toBe(0);
    expect(foldRun(jsonLines<RunEvent>(stdout)).started?.corpusId).toBe('bundled-zh');
  });

  test('for people: the passage, the search and the fills as text', async ({ expect }) => {
    const { status, stdout } = await masksearch([
      'fill',
      'Marie Curie was born in [mask] long ago.',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('Marie Curie was born in [1');
    expect(stdout).toMatch(/^search for 1 .*Curie/mu);
  });

  test('--withhold hides documents', async ({ expect }) => {
    const text = 'Marie Curie was born in [mask] long ago.';
    const { stdout } = await masksearch([
      'fill',
      text,
      '--json',
      '--withhold',
      'science/marie-curie',
    ]);
    const hits = foldRun(jsonLines<RunEvent>(stdout)).steps.flatMap(
      (step) => step.observation?.hits ?? [],
    );
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.map((hit) => hit.documentId)).not.toContain('science/marie-curie');
  });
});

describe.concurrent('other commands', () => {
  test('ask: a question is answered or not known, as events that fold', async ({ expect }) => {
    const { status, stdout } = await masksearch(['ask', 'Where was Marie Curie born?', '--json']);
    expect(status).toBe(0);
    const run = foldRun(jsonLines<RunEvent>(stdout));
    expect(run.started?.task.view).toEqual({
      kind: 'question',
      question: 'Where was Marie Curie born?',
    });
    expect(run.finished?.reason).toBe('answered');
  });

  test('search --json: hits, best first, as many as asked', async ({ expect }) => {
    const { status, stdout } = await masksearch([
      'search',
      'Marie Curie',
      '--json',
      '--limit',
      '4',
    ]);
    expect(status).toBe(0);
    const hits = jsonLines<Hit>(stdout);
    expect(hits).toHaveLength(4);
    expect(hits[0]?.title).toBe('Marie Curie');
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const { text, terms } of hits) {
      for (const { term, spans } of terms) {
        for (const { start, end } of spans) {
          expect(text.slice(start, end).toLowerCase()).toContain(term);
        }
      }
    }
  });

  test('search: nothing found is no failure', async ({ expect }) => {
    const [people, machines] = await Promise.all([
      masksearch(['search', 'qwertzuiop']),
      masksearch(['search', 'qwertzuiop', '--json']),
    ]);
    expect([people.status, people.stdout]).toEqual([0, 'Nothing found: try other words.\n']);
    expect([machines.status, machines.stdout]).toEqual([0, '']);
  });

  test('ramp make: the same seed gives the same instances, with one to four masks', async ({
    expect,
  }) => {
    const make = (seed: string) => masksearch(['ramp', 'make', '--seed', seed, '--n', '50']);
    const [first, second, other] = await Promise.all([make('7'), make('7'), make('8')]);
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(second.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
    const instances = jsonLines<Instance>(first.stdout);
    expect(instances).toHaveLength(50);
    expect(new Set(instances.map(({ id }) => id)).size).toBe(50);
    expect(new Set(instances.map(({ spans }) => spans.length))).toEqual(new Set([1, 2, 3, 4]));
    for (const instance of instances) {
      expect(areDisjointAndSorted(instance.spans, instance.text.length)).toBe(true);
      expect(goldTexts(instance).every((gold) => gold.trim() === gold && gold !== '')).toBe(true);
    }
  });

  test('ramp make --by perplexity: a model reads, and other spans are masked than by chance', async ({
    expect,
  }) => {
    const own = [
      '--n',
      '3',
      '--masks',
      '2',
      '--policy-folder',
      'tests/tiny-policy',
      '--threads',
      '1',
    ];
    const make = (...more: string[]) => masksearch(['ramp', 'make', ...own, ...more]);
    const [drawn, read, wrong] = await Promise.all([
      make(),
      make('--by', 'perplexity'),
      make('--by', 'perplexity', '--policy', 'baseline'),
    ]);
    expect([read.status, read.stderr]).toEqual([0, '']);
    const instances = jsonLines<Instance>(read.stdout);
    expect(instances.map(({ spans }) => spans.length)).toEqual([2, 2, 2]);
    expect(read.stdout).not.toBe(drawn.stdout);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('probabilities');
  });

  test('ramp make --shard: the parts are disjoint and together the whole', async ({ expect }) => {
    const make = (...more: string[]) => masksearch(['ramp', 'make', '--n', '9', ...more]);
    const [whole, ...parts] = await Promise.all([
      make(),
      ...['1/2', '2/2'].map((shard) => make('--shard', shard)),
    ]);
    const lines = (text: string | undefined) =>
      text?.split('\n').filter((line) => line !== '') ?? [];
    expect(parts.flatMap(({ stdout }) => lines(stdout)).sort()).toEqual(
      lines(whole?.stdout).sort(),
    );
    expect(parts.map(({ stdout }) => lines(stdout).length)).toEqual([5, 4]);
  });

  test('eval: a report with rates in [0, 1] and what failed', async ({ expect }) => {
    const { status, stdout } = await masksearch(['eval', '--suite', 'ramp-open', '--n', '8']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^baseline on ramp-open, n = 8$/mu);
    expect(stdout).toMatch(/exactMatch +[01]\.\d{3}/u);
  });

  test.each([['--help'], ['fill', '--help'], ['corpus', 'build', '--help'], ['help', 'search']])(
    '%s %s %s prints how to use it',
    async (...args) => {
      const { status, stdout } = await masksearch(args.filter((arg) => arg !== undefined));
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Usage: masksearch/u);
    },
  );
});

describe.concurrent('bad arguments: exit 2 and one plain sentence', () => {
  const nineMasks =
    'Marie Curie: [mask] a, [mask] b, [mask] c, [mask] d, [mask] e, [mask] f, [mask] g, [mask] h, [mask] i';
  test.each([
    ['an empty text', ['fill', ''], 'empty'],
    ['a text of spaces', ['fill', '  \n'], 'empty'],
    ['no mask', ['fill', 'Marie Curie was a physicist.'], 'no [mask]'],
    ['a mask inside a word', ['fill', 'Marie Curie was bo[mask]rn in Warsaw.'], 'inside a word'],
    ['masks side by side', ['fill', 'Marie Curie was born in [mask] [mask].'], 'side by side'],
    ['too many masks', ['fill', nineMasks], '9 masks'],
    ['a text that is too long', ['fill', `${'word '.repeat(500)}[mask]`], 'characters'],
    ['too little text', ['fill', '[mask] is'], 'too little'],
    ['nothing to mask', ['fill', 'it is what it is', '--masks', '1'], 'Nothing'],
    ['an empty question', ['ask', ' '], 'empty'],
    ['an empty query', ['search', ''], 'empty'],
    ['an unknown policy', ['fill', 'Curie was born in [mask].', '--policy', 'oracle'], '"oracle"'],
    ['an unknown corpus', ['search', 'Curie', '--corpus', 'no/such/folder'], 'no/such/folder'],
    ['an unknown suite', ['eval', '--suite', 'nothing'], '"nothing"'],
    ['an unknown command', ['serch', 'Curie'], "'serch'"],
    ['an unknown option', ['search', 'Curie', '--limits', '3'], '--limits'],
    ['a missing argument', ['search'], "'query'"],
    ['an argument too many', ['search', 'Marie', 'Curie'], 'Too many arguments'],
    ['a number that is none', ['search', 'Curie', '--limit', 'many'], '"many"'],
    ['a number out of range', ['search', 'Curie', '--limit', '0'], '"0"'],
    ['a range the wrong way round', ['ramp', 'make', '--masks', '4-2'], '"4-2"'],
    ['a shard that is none', ['ramp', 'make', '--shard', '3/2'], '"3/2"'],
  ])('%s', async (_, args, part) => {
    const { status, stdout, stderr } = await masksearch(args);
    expect(stderr).toMatch(/^[^\n]+\.\n$/u);
    expect(stderr).toContain(part);
    expect([status, stdout]).toEqual([2, '']);
  });
});
