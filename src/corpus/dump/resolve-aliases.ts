/** Redirects as aliases of the page they lead to in the end; a redirect that goes round in a circle leads nowhere. */

/** From title to the titles that lead there, sorted. */
export function resolveAliases(
  redirects: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, string[]>();
  for (const alias of redirects.keys()) {
    const title = endOf(alias, redirects);
    if (title === null) continue;
    const known = aliases.get(title);
    if (known) known.push(alias);
    else aliases.set(title, [alias]);
  }
  for (const list of aliases.values()) list.sort((a, b) => (a < b ? -1 : 1));
  return aliases;
}

const longestChain = 5;

function endOf(alias: string, redirects: ReadonlyMap<string, string>): string | null {
  let title = alias;
  for (let step = 0; step < longestChain; step += 1) {
    const next = redirects.get(title);
    if (next === undefined) return title;
    title = next;
  }
  return null;
}
