/** Trajectories of the oracle, over passages of a corpus, masked passages or questions of a file, one line each. */
import { readFile } from 'node:fs/promises';
import { renderDecision } from '#core/actions/render.ts';
import { oraclePolicy } from '#core/agents/oracle.ts';
import { questionPlan } from '#core/agents/question-oracle.ts';
import { type TrainingInstance, trainingInstances } from '#core/agents/training-instances.ts';
import { patternSpans, type TypedSpan } from '#core/ramp/patterns.ts';
import { seededRandom, seedFromText } from '#core/random.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { chatMessages } from '#core/rollout/chat-transcript.ts';
import type { Environment } from '#core/rollout/environment.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import type { Policy } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun, type Trajectory } from '#core/rollout/trajectory.ts';
import { trainingSegments } from '#core/rollout/transcript.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { poseTask } from '#core/task/task.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import { parseTaskLine } from '#eval/task-lines.ts';
import { type CorpusSearch, environmentOf } from '#search/corpus-search.ts';
import { badArgument } from './command-error.ts';
import { openCorpusFolder } from './corpus-folder.ts';
import { loadTagger } from './load-tagger.ts';
import { isInShard } from './numbers.ts';
import type { TrajectoryOptions } from './trajectories-command.ts';

type Posed = Omit<TrainingInstance, 'instance'> & { readonly item: Instance | Question };

export async function makeOracleTrajectories(options: TrajectoryOptions): Promise<void> {
  const corpus = await openCorpusFolder(options.corpus, options.language);
  const made = oracleRuns(corpus, options);
  for await (const [posed, trajectory] of made) {
    process.stdout.write(`${JSON.stringify(lineOf(posed, trajectory, options.format))}\n`);
  }
}

function oracleRuns(
  corpus: CorpusSearch,
  options: TrajectoryOptions,
): AsyncGenerator<[Posed, Trajectory]> {
  const { questions, instances } = options;
  if (questions !== undefined) return fromQuestions(corpus, questions, options);
  if (instances !== undefined) return fromInstances(corpus, instances, options);
  return fromPassages(corpus, options);
}

// One at a time: tagging all of a large corpus first would keep the first line back for minutes.
async function* fromPassages(
  corpus: CorpusSearch,
  options: TrajectoryOptions,
): AsyncGenerator<[Posed, Trajectory]> {
  const passages = maskablePassages(corpus.documents, corpus.manifest.language);
  const environment = environmentOf(corpus);
  const own = passages.filter((_, at) => !options.shard || isInShard(at, options.shard));
  const tagger = await loadTagger();
  for await (const { instance, ...how } of trainingInstances(own, options, tagger, environment)) {
    const random = seededRandom((seedFromText(instance.id) ^ options.seed) >>> 0);
    const posed = { item: instance, ...how };
    const settings = { ...defaultSettings, ...how };
    const { gold = [] } = poseTask(instance);
    const policy = oraclePolicy(gold, environment, settings, random);
    const trajectory = await played(posed, policy, environment, options.seed);
    const told = trajectory.blanks.some((blank) => blank.evidence !== null);
    if (told || random() * 100 < options.evidence) yield [posed, trajectory];
  }
}

async function* fromQuestions(
  corpus: CorpusSearch,
  file: string,
  { shard, n, fiveHits, seed }: TrajectoryOptions,
): AsyncGenerator<[Posed, Trajectory]> {
  const environment = environmentOf(corpus);
  for await (const item of itemsOf(file, n, shard)) {
    if (item.kind !== 'question') {
      throw badArgument(`${item.id} in ${file} is no question: give it to --instances.`);
    }
    const random = seededRandom((seedFromText(item.id) ^ seed) >>> 0);
    const posed = { item, withhold: [], hits: random() * 100 < fiveHits ? 5 : 3 };
    const settings = { ...defaultSettings, ...posed };
    const decisions = await questionPlan(item, environment, settings, neverCancelled);
    if (!decisions) continue;
    const policy: Policy = {
      id: 'oracle',
      async *act({ steps }) {
        const decision = decisions[steps.length];
        if (!decision) throw new Error('The plan has ended.');
        yield { type: 'decision', text: renderDecision(decision), tokens: 0 };
      },
    };
    yield [posed, await played(posed, policy, environment, seed)];
  }
}

// Masked by someone who knows where each blank is told, so that no words need be shared to call it evidence.
async function* fromInstances(
  corpus: CorpusSearch,
  file: string,
  { shard, n, fiveHits, evidence, seed, language }: TrajectoryOptions,
): AsyncGenerator<[Posed, Trajectory]> {
  const environment = environmentOf(corpus);
  const tagger = await loadTagger();
  for await (const line of itemsOf(file, n, shard)) {
    if (line.kind !== 'ramp') {
      throw badArgument(`${line.id} in ${file} is a question: give it to --questions.`);
    }
    const item = withTypes(line, [
      ...tagger(line.text, language),
      ...patternSpans(line.text, language),
    ]);
    const random = seededRandom((seedFromText(item.id) ^ seed) >>> 0);
    const hits = random() * 100 < fiveHits ? 5 : 3;
    const posed = { item, withhold: item.withheld ?? [], hits };
    const { gold = [] } = poseTask(item);
    const telling = item.spans.map((span) => span.evidence ?? item.evidence ?? []);
    const policy = oraclePolicy(gold, environment, posed, random, telling);
    const trajectory = await played(posed, policy, environment, seed);
    const told = trajectory.blanks.some((blank) => blank.evidence !== null);
    if (told || random() * 100 < evidence) yield [posed, trajectory];
  }
}

/** Spans that say no type take that of the smallest tagged span around them. */
function withTypes(instance: Instance, tags: readonly TypedSpan[]): Instance {
  const smallestFirst = [...tags].sort((a, b) => a.end - a.start - (b.end - b.start));
  const spans = instance.spans.map((span) => {
    const tag = smallestFirst.find(({ start, end }) => start <= span.start && span.end <= end);
    return { ...span, type: span.type ?? tag?.type };
  });
  return { ...instance, spans };
}

async function* itemsOf(
  file: string,
  n: number,
  shard: TrajectoryOptions['shard'],
): AsyncGenerator<Instance | Question> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  for (const [at, line] of lines.slice(0, n).entries()) {
    if (shard && !isInShard(at, shard)) continue;
    const parsed = parseTaskLine(line, String(at + 1));
    if ('problem' in parsed) throw badArgument(`Line ${at + 1} of ${file}: ${parsed.problem}`);
    yield parsed.item;
  }
}

async function played(
  { item, withhold, hits }: Posed,
  policy: Policy,
  environment: Environment,
  seed: number,
): Promise<Trajectory> {
  const settings = { ...defaultSettings, hits, withhold };
  const options = { runId: item.id, seed, clock: () => 0, signal: neverCancelled };
  const events: RunEvent[] = [];
  for await (const event of rollout(poseTask(item), policy, environment, settings, options)) {
    if (event.type !== 'delta') events.push(event);
  }
  return foldRun(events);
}

function lineOf(
  { item, withhold, hits }: Posed,
  trajectory: Trajectory,
  format: TrajectoryOptions['format'],
): object {
  const about = {
    id: item.id,
    masks: item.kind === 'ramp' ? item.spans.length : 0,
    withheld: withhold.length > 0,
    reward: trajectory.reward?.total,
  };
  if (format === 'chatml') return { ...about, messages: chatMessages(trajectory) };
  // With the task, so that training can play it again.
  const task = item.kind === 'ramp' ? { instance: item } : { question: item };
  return { ...about, ...task, withhold, hits, segments: trainingSegments(trajectory) };
}
