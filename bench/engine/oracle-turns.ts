/** Transcripts of the oracle over the bundled encyclopedia, as turns in a policy's tokens. */
import { openCorpusFolder } from '#cli/corpus-folder.ts';
import { loadTagger } from '#cli/load-tagger.ts';
import { oraclePolicy } from '#core/agents/oracle.ts';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import { seededRandom } from '#core/random.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { defaultSettings, type RunEvent } from '#core/rollout/event.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import { transcriptSegments } from '#core/rollout/transcript.ts';
import { poseTask } from '#core/task/task.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import type { Vocabulary } from '#policies/bundled/vocabulary.ts';
import { environmentOf } from '#search/corpus-search.ts';
import type { Run, Turn } from './page/turns.ts';

export async function oracleTurns(vocabulary: Vocabulary, count: number): Promise<Run[]> {
  const corpus = await openCorpusFolder(undefined, 'en');
  const passages = maskablePassages(corpus.documents, 'en');
  const request = { n: count, masks: [2], seed: 3 };
  const environment = environmentOf(corpus);
  const runs: Run[] = [];
  for (const instance of sampleInstances(passages, request, await loadTagger())) {
    const { gold = [], ...task } = poseTask(instance);
    const policy = oraclePolicy(gold, environment, defaultSettings, seededRandom(5));
    const options = { runId: instance.id, seed: 1, clock: () => 0, signal: neverCancelled };
    const events: RunEvent[] = [];
    for await (const event of rollout(
      { ...task, gold },
      policy,
      environment,
      defaultSettings,
      options,
    )) {
      if (event.type !== 'delta') events.push(event);
    }
    const turns: Turn[] = [];
    let ids: number[] = [];
    for (const segment of transcriptSegments(foldRun(events))) {
      const own = vocabulary.encode([segment]);
      if (segment.role === 'policy') turns.push({ ids, write: own.length });
      ids = [...ids, ...own];
    }
    runs.push({ turns });
  }
  return runs;
}
