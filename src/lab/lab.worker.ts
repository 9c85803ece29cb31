/** The Lab's worker: training, measuring and the trained policy run here, never on the main thread. */
import { neverCancelled } from '#core/rollout/cancel.ts';
import type { Progress } from '#corpus/open-corpus.ts';
import { type Port, serveRpc } from '#lib/rpc.ts';
import { fetchFile } from '#search/fetch-file.ts';
import type { LabMethods } from './lab-methods.ts';
import { type OpenedLabWorld, openLabWorld } from './open-lab-world.ts';
import { isHeldOut } from './passages.ts';
import { greedy } from './policy/chooser.ts';
import { labPolicy } from './policy/lab-policy.ts';
import { type LabSession, labSession } from './session.ts';
import { weightsOfPolicyId } from './shareable-weights.ts';

let world: Promise<OpenedLabWorld> | null = null;
let session: LabSession | null = null;

/** Opened once; after a failure the next call tries again. */
function opened(url: string, progress: Progress, signal: AbortSignal): Promise<OpenedLabWorld> {
  world ??= openLabWorld(fetchFile(url), progress, signal).catch((error: unknown) => {
    world = null;
    throw error;
  });
  return world;
}

function running(): LabSession {
  if (!session) throw new Error('The Lab has no session yet.');
  return session;
}

// The global scope of a dedicated worker is its port; the DOM library types it as a window.
serveRpc<LabMethods>(self as unknown as Port, {
  open: async ({ url, settings }, { progress, signal }) => {
    const own = await opened(url, progress, signal);
    session = labSession(own, own.passages, settings);
    return {
      documents: own.documents.length,
      heldOutDocuments: own.documents.filter(({ id }) => isHeldOut(id)).length,
      heldOut: session.heldOut.map(({ title }) => title),
    };
  },
  reset: async (settings) => {
    running().reset(settings);
    return null;
  },
  change: async (settings) => {
    running().change(settings);
    return null;
  },
  step: async () => {
    const report = await running().step();
    return { report, weights: [...running().weights()] };
  },
  measure: () => running().measure(),
  tryOut: ({ index }) => running().tryOut(index),
  act: async ({ url, id, situation }, { progress, signal }) => {
    const weights = weightsOfPolicyId(id);
    if (!weights) return null;
    const { rarity } = await opened(url, progress, signal);
    for await (const output of labPolicy(id, greedy(weights), rarity).act(
      situation,
      neverCancelled,
    ))
      return output;
    return null;
  },
});
