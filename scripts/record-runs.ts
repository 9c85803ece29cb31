/**
 * npm run record: makes the recorded runs that the page plays before anything else has arrived, by the rules and by
 * the policy in public/policy, over the bundled corpora. Stops when a slot of `recorded-tasks.ts` has no run that ends
 * as wanted, so that a change of the corpus, the rules or the weights shows. The figures of each step (tokens a second)
 * are those of the machine that records: record on one that does nothing else.
 *
 *   npm run record [-- NAME…]      only the files that begin with one of the names; the others stay as they are
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { policyNamed } from '#cli/policies.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import type { MaskedSpan } from '#core/task/instance.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { languageOf } from '#core/text/language.ts';
import { encodeRun } from '#runs/encode-run.ts';
import { decodeRecordedIndex, type RecordedEntry } from '#runs/recorded-index.ts';
import { environmentOf } from '#search/corpus-search.ts';
import { type Asked, type Slot, slots, type Text } from './recorded-tasks.ts';

const folder = join(projectRoot, 'public', 'runs');
const names = process.argv.slice(2);
const policies = new Map<string, Promise<Policy>>();

try {
  await mkdir(folder, { recursive: true });
  const before = decodeRecordedIndex(await readFile(join(folder, 'index.json'), 'utf8')) ?? [];
  const index: RecordedEntry[] = [];
  for (const slot of slots) {
    const kept = before.find(({ id }) => id === slot.id);
    const isAsked = names.length === 0 || names.some((name) => slot.id.startsWith(name));
    index.push(isAsked || !kept ? await fill(slot) : kept);
  }
  await writeFile(join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function fill({ id, tasks, policies: tried, wanted, beside }: Slot): Promise<RecordedEntry> {
  for (const policy of tried) {
    for (const source of tasks) {
      const task = taskOf(source);
      const events = await record(task, policy);
      const end = endOf(events);
      const isWanted = end !== 'broken' && (wanted === 'any' || wanted === end);
      console.log(`${id}: ${isWanted ? 'kept' : 'not kept'}, ${policy}: ${describe(events)}`);
      if (!isWanted) continue;
      const file = `${id}.jsonl`;
      await writeFile(join(folder, file), encodeRun(events));
      const { kind } = task.view;
      const title = 'question' in source ? source.question : source.title;
      const { language } = task;
      return {
        ...{ id, title, language, policy, file, kind, task: task.id },
        ...(beside !== undefined && { beside }),
      };
    }
  }
  throw new Error(`No run of ${id} ends as wanted (${wanted}): give it other tasks.`);
}

function taskOf(source: Text | Asked): Task {
  if ('question' in source) return poseTask({ ...source, kind: 'question' });
  const { id, title, text: marked } = source;
  let text = '';
  const spans: MaskedSpan[] = [];
  for (const [at, part] of marked.split(/[{}]/u).entries()) {
    const [shown = '', ...aliases] = at % 2 === 1 ? part.split('|') : [part];
    if (at % 2 === 1) spans.push({ start: text.length, end: text.length + shown.length, aliases });
    text += shown;
  }
  return poseTask({ id, kind: 'ramp', title, text, spans });
}

async function record(task: Task, policyId: string): Promise<RunEvent[]> {
  const text = task.view.kind === 'ramp' ? task.view.parts.join('') : task.view.question;
  const environment = environmentOf(await openCorpusFolder(undefined, languageOf(text)));
  const options = {
    runId: `${policyId}/${task.id}/1`,
    seed: 1,
    clock: () => performance.now(),
    signal: new AbortController().signal,
  };
  const policy = policies.get(policyId) ?? policyNamed(policyId);
  policies.set(policyId, policy);
  const events: RunEvent[] = [];
  for await (const event of rollout(task, await policy, environment, defaultSettings, options)) {
    if (event.type !== 'delta') events.push(rounded(event));
  }
  return events;
}

/** How a run went: a policy that failed or was cut off is no demonstration. */
function endOf(events: readonly RunEvent[]): 'right' | 'wrong' | 'broken' {
  const finished = events.find((event) => event.type === 'run-finished');
  const reward = events.find((event) => event.type === 'reward');
  if (finished?.reason !== 'answered' || !reward) return 'broken';
  return reward.parts.exactMatch === 1 ? 'right' : 'wrong';
}

/** To a tenth of a millisecond or of a token: recording again changes as few bytes as can be. */
function rounded(event: RunEvent): RunEvent {
  if (!('ms' in event)) return event;
  const own = { ...event, ms: tenths(event.ms) };
  if (own.type !== 'action') return own;
  const { figures, alternatives } = own;
  return {
    ...own,
    ...(figures && {
      figures: Object.fromEntries(
        Object.entries(figures).flatMap(([key, value]) =>
          value === undefined ? [] : [[key, tenths(value)]],
        ),
      ),
    }),
    ...(alternatives && {
      alternatives: alternatives.map(({ text, probability }) => ({
        text,
        probability: Math.round(probability * 1e4) / 1e4,
      })),
    }),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function describe(events: readonly RunEvent[]): string {
  return events
    .flatMap((event) => {
      if (event.type !== 'action') return [];
      const { action } = event;
      if (action.type === 'search') return [`? ${action.query}`];
      if (action.type === 'answer') return action.text === '' ? [] : [`= ${action.text}`];
      return action.type === 'fill' ? [`${action.mask} = ${action.text}`] : [];
    })
    .join(' | ');
}
