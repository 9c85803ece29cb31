/**
 * Policy ids, as people write them: `baseline`, `bundled`, `endpoint:MODEL`, and `closed-book:` or `rag:` over
 * any of them. Which base policies exist depends on where this runs, so they are passed in.
 */
import type { Policy } from '#core/rollout/policy.ts';
import { closedBook } from './variants/closed-book.ts';
import { rag } from './variants/rag.ts';

/** By id; an id that ends in a colon ("endpoint:") stands for a family and is given what follows it. */
export type BasePolicies = Readonly<
  Record<string, (argument: string) => Policy | null | Promise<Policy | null>>
>;

const variants: Readonly<Record<string, (policy: Policy) => Policy>> = {
  'closed-book': closedBook,
  rag,
};

/** The policy, or null when no policy has this id. */
export async function policyOf(id: string, base: BasePolicies): Promise<Policy | null> {
  const [prefix = '', ...rest] = id.split(':');
  const argument = rest.join(':');
  const variant = rest.length > 0 && Object.hasOwn(variants, prefix) ? variants[prefix] : undefined;
  if (variant) {
    const inner = await policyOf(argument, base);
    return inner && variant(inner);
  }
  const family = `${prefix}:`;
  if (argument !== '' && Object.hasOwn(base, family))
    return (await base[family]?.(argument)) ?? null;
  const isNamed = !id.endsWith(':') && Object.hasOwn(base, id);
  return isNamed ? ((await base[id]?.('')) ?? null) : null;
}

/** Ids to name in a message about an unknown one. */
export function knownPolicyIds(base: BasePolicies): string[] {
  const ids = Object.keys(base).map((id) => (id.endsWith(':') ? `${id}MODEL` : id));
  return ids.flatMap((id) => [id, ...Object.keys(variants).map((variant) => `${variant}:${id}`)]);
}
