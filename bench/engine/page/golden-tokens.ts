/** Greedy tokens as PyTorch writes them with the same weights (training/golden_tokens.py), against an engine's. */
import { z } from 'zod';
import type { PolicyManifest } from '#policies/bundled/policy-manifest.ts';
import type { Play } from './timed-run.ts';

const ids = z.array(z.number().int());

export const goldenTokensSchema = z.object({
  /** SHA-256 of the weight files that they were made with. */
  weights: z.array(z.string()),
  runs: z.array(z.object({ ids, tokens: ids })),
});
export type GoldenTokens = z.infer<typeof goldenTokensSchema>;

export type GoldenFigures = { readonly prompts: number; readonly same: number };

/** Null when they were made with other weights. */
export async function likePyTorch(
  { weights, runs }: GoldenTokens,
  manifest: Pick<PolicyManifest, 'weights'>,
  play: Play,
): Promise<GoldenFigures | null> {
  if (weights.join() !== manifest.weights.map(({ sha256 }) => sha256).join()) return null;
  let same = 0;
  for (const run of runs) {
    const turn = { ids: run.ids, write: run.tokens.length };
    const { tokens } = await play({ spans: 0, turns: [turn] });
    if (tokens[0]?.join() === run.tokens.join()) same += 1;
  }
  return { prompts: runs.length, same };
}
