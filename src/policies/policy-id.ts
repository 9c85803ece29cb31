/**
 * Policy ids, as people write them: `baseline`, `bundled`, and `closed-book:` or `rag:` over any of them.
 * Which base policies exist depends on where this runs, so they are passed in.
 */
import type { Policy } from '#core/rollout/policy.ts';
import { closedBook } from './variants/closed-book.ts';
import { rag } from './variants/rag.ts';

export type BasePolicies = Readonly<Record<string, () => Policy | Promise<Policy>>>;

const variants: Readonly<Record<string, (policy: Policy) => Policy>> = {
  'closed-book': closedBook,
  rag,
};

/** The policy, or null when no policy has this id. */
export async function policyOf(id: string, base: BasePolicies): Promise<Policy | null> {
  const [prefix, ...rest] = id.split(':');
  const variant = rest.length > 0 && prefix !== undefined ? variants[prefix] : undefined;
  if (variant) {
    const inner = await policyOf(rest.join(':'), base);
    return inner && variant(inner);
  }
  return Object.hasOwn(base, id) ? ((await base[id]?.()) ?? null) : null;
}

/** Ids to name in a message about an unknown one. */
export function knownPolicyIds(base: BasePolicies): string[] {
  const ids = Object.keys(base);
  return ids.flatMap((id) => [id, ...Object.keys(variants).map((variant) => `${variant}:${id}`)]);
}
