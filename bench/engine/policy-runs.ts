/** Runs that the policy itself makes over the bundled encyclopedia, greedily: the work that engines are measured on. */
import { openBundledPolicy } from '#cli/bundled-policy.ts';
import { openCorpusFolder } from '#cli/corpus-folder.ts';
import { loadTagger } from '#cli/load-tagger.ts';
import { sampleInstances } from '#core/ramp/sample-instances.ts';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { defaultSettings } from '#core/rollout/event.ts';
import type { Policy, PolicyOutput, Situation } from '#core/rollout/policy.ts';
import { rollout } from '#core/rollout/rollout.ts';
import { situationSegments } from '#core/rollout/transcript.ts';
import { poseTask } from '#core/task/task.ts';
import { maskablePassages } from '#corpus/maskable-passages.ts';
import type { Vocabulary } from '#policies/bundled/vocabulary.ts';
import { environmentOf } from '#search/corpus-search.ts';
import type { Run } from './page/timed-run.ts';

/** What the policy was asked, and what it wrote. */
export type RecordedStep = { readonly situation: Situation; readonly text: string };
export type RecordedRun = Run & { readonly steps: readonly RecordedStep[] };

const masks = 2;

export async function policyRuns(
  policyFolder: string,
  vocabulary: Vocabulary,
  count: number,
): Promise<RecordedRun[]> {
  const corpus = await openCorpusFolder(undefined, 'en');
  const passages = maskablePassages(corpus.documents, 'en');
  const environment = environmentOf(corpus);
  const policy = await openBundledPolicy('bundled', { policyFolder, runnersUp: 0 });
  const runs: RecordedRun[] = [];
  const request = { n: count, masks: [masks], seed: 3 };
  for (const instance of sampleInstances(passages, request, await loadTagger())) {
    const { gold: _, ...task } = poseTask(instance);
    const steps: RecordedStep[] = [];
    const options = { runId: instance.id, seed: 1, clock: () => 0, signal: neverCancelled };
    const watched = recording(policy, steps);
    for await (const event of rollout(task, watched, environment, defaultSettings, options)) {
      if (event.type === 'run-finished' && event.reason === 'failed')
        throw new Error(event.message);
    }
    const turns = steps.map(({ situation, text }) => ({
      ids: vocabulary.encode(situationSegments(situation.view, situation.steps)),
      write: vocabulary.encode([{ role: 'policy', text }]).length,
    }));
    runs.push({ spans: masks, turns, steps });
  }
  return runs;
}

function recording(policy: Policy, steps: RecordedStep[]): Policy {
  async function* act(...given: Parameters<Policy['act']>): AsyncGenerator<PolicyOutput> {
    for await (const output of policy.act(...given)) {
      if (output.type === 'decision') steps.push({ situation: given[0], text: output.text });
      yield output;
    }
  }
  return { id: policy.id, act };
}
