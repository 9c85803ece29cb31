/**
 * One search with several queries, as the rewriter writes them: "Curie birthplace | Skłodowska born | …". Each is
 * searched, and the hits are merged round-robin: every query's first hit, then every second, each passage once.
 *
 *   a: 1 2 3     b: 2 4 5     c: 6 1 7     ->     1 2 6 4 3 …
 */
import type { CancelSignal } from './cancel.ts';
import type { Environment, Hit, SearchRequest } from './environment.ts';

const divider = ' | ';

export function joinQueries(queries: readonly string[]): string {
  return queries.map((query) => query.replaceAll('|', ' ').trim()).join(divider);
}

export function splitQueries(query: string): string[] {
  const parts = query.split('|').map((part) => part.trim());
  const different = [...new Set(parts.filter((part) => part !== ''))];
  return different.length === 0 ? [query] : different;
}

export async function searchSeveral(
  environment: Environment,
  { query, limit, withhold }: SearchRequest,
  signal: CancelSignal,
): Promise<readonly Hit[]> {
  const queries = splitQueries(query);
  if (queries.length === 1) return environment.search({ query, limit, withhold }, signal);
  const found = await Promise.all(
    queries.map((one) => environment.search({ query: one, limit, withhold }, signal)),
  );
  return mergeRoundRobin(found).slice(0, limit);
}

/** Every list's first, then every list's second, …; a passage stands where it comes first. */
export function mergeRoundRobin(lists: readonly (readonly Hit[])[]): Hit[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const byId = new Map<string, Hit>();
  for (let rank = 0; rank < longest; rank += 1) {
    for (const hit of lists.flatMap((list) => list[rank] ?? [])) {
      if (!byId.has(hit.passageId)) byId.set(hit.passageId, hit);
    }
  }
  return [...byId.values()];
}
