/** The policies that the terminal can run. */
import type { Policy } from '#core/rollout/policy.ts';
import { baselinePolicy } from '#policies/baseline/baseline.ts';
import { type BasePolicies, knownPolicyIds, policyOf } from '#policies/policy-id.ts';
import { badArgument } from './command-error.ts';

const base: BasePolicies = { baseline: () => baselinePolicy };

export async function policyNamed(id: string): Promise<Policy> {
  const policy = await policyOf(id, base);
  if (policy) return policy;
  throw badArgument(`There is no policy "${id}": use one of ${knownPolicyIds(base).join(', ')}.`);
}
