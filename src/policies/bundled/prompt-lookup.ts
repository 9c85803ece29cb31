/**
 * Prompt-lookup speculation: most of what this policy writes stands in its context already (queries come from the
 * task, quotes from the hits, fills from the quotes). The last tokens are looked up earlier in the sequence, and
 * what followed them there is the guess. A pass checks all guessed tokens at once, and only those that the model
 * would have written are kept, so the text is the same as without.
 */

/** Suffixes of this many tokens are looked up, the longest first. */
const longestSuffix = 4;

/** At most `limit` tokens that may come next; none when the last token is new. */
export function lookUp(ids: readonly number[], limit: number): readonly number[] {
  const end = ids.length;
  const last = ids[end - 1];
  let best = 0;
  let bestAt = -1;
  // The latest of the longest: a quote is copied from the hits just read, not from older ones.
  for (let at = end - 2; at >= 0; at -= 1) {
    if (ids[at] !== last) continue;
    let length = 1;
    while (length < longestSuffix && at - length >= 0 && ids[at - length] === ids[end - 1 - length])
      length += 1;
    if (length > best) {
      best = length;
      bestAt = at;
      if (best === longestSuffix) break;
    }
  }
  return bestAt < 0 ? [] : ids.slice(bestAt + 1, Math.min(end, bestAt + 1 + limit));
}
