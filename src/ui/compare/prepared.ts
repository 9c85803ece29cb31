/** Comparisons that are worth seeing first, of the policies that are offered here. */
import { isBundled, policyIds } from '#state/app-state.ts';
import type { compare } from '#ui/strings/en/compare.ts';

type Prepared = { readonly key: keyof typeof compare.pairs; readonly policies: readonly string[] };

/**
 * A policy without and with search; with one search and many. The policy is the trained model where its runs of this
 * task were recorded, else the chosen one: `closed-book:` and `rag:` come off first.
 */
export function preparedFor(
  policyId: string,
  hasModel: boolean,
  recorded: readonly string[],
): readonly Prepared[] {
  const isRecorded = ['closed-book:bundled', 'bundled'].every((id) => recorded.includes(id));
  const base = isRecorded ? 'bundled' : policyId.replace(/^(?:closed-book|rag):/u, '');
  const [closed, rag] = [`closed-book:${base}`, `rag:${base}`];
  const all: readonly Prepared[] = [
    { key: 'search', policies: [closed, base] },
    { key: 'rag', policies: [rag, base] },
    { key: 'all', policies: [closed, rag, base] },
  ];
  return hasModel ? [...all, { key: 'trained', policies: ['baseline', 'bundled'] }] : all;
}

/** Policies without a model: they run at once, with nothing to fetch but the encyclopedia. */
export function isInstant(policyId: string): boolean {
  return policyId.endsWith('baseline');
}

/** What a lane may hold: the bundled model only where it ships. */
export function offered(chosen: readonly string[], hasModel: boolean): readonly string[] {
  const here = policyIds.filter((id) => hasModel || !isBundled(id));
  return [...new Set([...here, ...chosen])];
}
