/** Comparisons that are worth seeing first, of the policies that are offered here. */
import { isBundled, policyIds } from '#state/app-state.ts';
import type { compare } from '#ui/strings/en/compare.ts';

type Prepared = { readonly key: keyof typeof compare.pairs; readonly policies: readonly string[] };

/** The chosen policy without and with search; with one search and many. `closed-book:` and `rag:` come off first. */
export function preparedFor(policyId: string, hasModel: boolean): readonly Prepared[] {
  const base = policyId.replace(/^(?:closed-book|rag):/u, '');
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
