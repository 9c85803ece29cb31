/**
 * Runs of the policy as it was after each stage of training, on the same passages: `public/training/runs/STAGE.jsonl`, each
 * the output of `masksearch fill --instances FILE --json`, run after run (training/README.md, "One passage, stage by stage").
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import type { RunEvent } from '#core/rollout/event.ts';
import { decodeRun } from './decode-run.ts';
import { stageKinds } from './training-stage.ts';

/** `untrained`: weights as they were drawn. The others in the order in which a policy goes through them. */
export const runStages = ['untrained', ...stageKinds] as const;
export type RunStage = (typeof runStages)[number];

const index = z.object({ stages: z.array(z.enum(runStages)) });

/** The stages that have runs, in order; null when the list can't be read. */
export function decodeStageRunIndex(text: string): readonly RunStage[] | null {
  try {
    return index.parse(JSON.parse(text)).stages;
  } catch {
    return null;
  }
}

/** Every run of the file, or what is wrong in which of them, counted from 1. */
export function decodeStageRuns(
  text: string,
): { readonly runs: readonly (readonly RunEvent[])[] } | { readonly problem: string } {
  const parts = text.split(/^(?=\{"type":"run-started")/mu).filter((part) => part.trim() !== '');
  const runs: (readonly RunEvent[])[] = [];
  for (const [at, part] of parts.entries()) {
    const decoded = decodeRun(part);
    if ('problem' in decoded) {
      return { problem: `run ${at + 1} can’t be read (${decoded.problem.type})` };
    }
    if (decoded.events.at(-1)?.type !== 'run-finished') {
      return { problem: `run ${at + 1} has no end` };
    }
    runs.push(decoded.events);
  }
  return runs.length > 0 ? { runs } : { problem: 'it holds no run' };
}
