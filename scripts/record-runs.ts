/**
 * Makes the recorded runs that the page plays before anything else has arrived: real runs of the rules over
 * the bundled corpora. Stops when one is not all right, so that a change of the corpus or the rules shows.
 *
 *   node --import tsx scripts/record-runs.ts
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCorpusFolder, projectRoot } from '#cli/corpus-folder.ts';
import { policyNamed } from '#cli/policies.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { poseTask, type Task } from '#core/task/task.ts';
import { type Language, languageOf } from '#core/text/language.ts';
import type { RecordedEntry } from '#runs/recorded-index.ts';
import { encodeRun } from '#runs/run-codec.ts';
import { environmentOf } from '#search/corpus-search.ts';

/** `{…}` marks what is hidden. The first of each language is what a first visit sees. */
const passages = [
  {
    id: 'first.en',
    title: 'Ada Lovelace',
    text: 'Ada Lovelace was the daughter of the poet {Lord Byron}. At the age of 17 she met {Charles Babbage}, and in 1843 she translated an article by the engineer {Luigi Menabrea} on the Analytical Engine. Her notes show how the machine could calculate the Bernoulli numbers.',
  },
  {
    id: 'first.zh',
    title: '长江',
    text: '三峡工程{1994年}开工，坝顶高程185米。{1957年}建成的武汉长江大桥是江上第一座大桥，上游从玉树到宜宾的一段叫{金沙江}。',
  },
  {
    id: 'chopin.en',
    title: 'Frédéric Chopin',
    text: 'Frédéric Chopin was born in the village of Żelazowa Wola and grew up in Warsaw, where Józef Elsner taught him. He spent the winter of 1838 on {Majorca} with the novelist {George Sand}, and a portrait of him by Eugène Delacroix hangs in the {Louvre}.',
  },
  {
    id: 'libai.zh',
    title: '李白',
    text: '李白字{太白}，号青莲居士，是唐代的浪漫主义诗人。{742年}，李白被召到长安，任翰林供奉。',
  },
] as const;

const policyId = 'baseline';

try {
  const folder = join(projectRoot, 'public', 'runs');
  await mkdir(folder, { recursive: true });
  const index: RecordedEntry[] = [];
  for (const { id, title, text } of passages) {
    const task = taskOf(id, title, text);
    const events = await record(task);
    const file = `${id}.jsonl`;
    await writeFile(join(folder, file), encodeRun(events));
    index.push({ id, title, language: task.language, policy: policyId, file });
    console.log(`${file}: ${describe(events)}`);
  }
  await writeFile(join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function taskOf(id: string, title: string, marked: string): Task {
  const text = marked.replace(/[{}]/gu, '');
  const spans = Array.from(marked.matchAll(/\{(.+?)\}/gu), (match, nth) => {
    const start = match.index - 2 * nth;
    return { start, end: start + match[0].length - 2 };
  });
  return poseTask({ id, kind: 'ramp', title, text, spans });
}

async function record(task: Task): Promise<RunEvent[]> {
  const language: Language = languageOf(task.view.kind === 'ramp' ? task.view.parts.join('') : '');
  const environment = environmentOf(await openCorpusFolder(undefined, language));
  const options = {
    runId: `${policyId}/${task.id}/1`,
    seed: 1,
    clock: () => performance.now(),
    signal: new AbortController().signal,
  };
  const policy = await policyNamed(policyId);
  const events: RunEvent[] = [];
  for await (const event of rollout(task, policy, environment, defaultSettings, options)) {
    if (event.type !== 'delta') events.push(rounded(event));
  }
  const reward = events.find((event) => event.type === 'reward');
  if (reward?.parts.exactMatch !== 1 && process.env['ANYWAY'] === undefined) {
    throw new Error(
      `The run ${task.id} is not all right any more (${describe(events)}): choose another passage for it.`,
    );
  }
  return events;
}

/** Milliseconds to a tenth: recording again changes as few bytes as can be. */
function rounded(event: RunEvent): RunEvent {
  return 'ms' in event ? { ...event, ms: Math.round(event.ms * 10) / 10 } : event;
}

function describe(events: readonly RunEvent[]): string {
  return events
    .flatMap((event) => {
      if (event.type !== 'action') return [];
      if (event.action.type === 'search') return [`? ${event.action.query}`];
      return event.action.type === 'fill' ? [`${event.action.mask} = ${event.action.text}`] : [];
    })
    .join(' | ');
}
