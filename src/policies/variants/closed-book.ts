/** `closed-book:P`: policy P without searching, the control for what it knows by heart. */
import type { Policy } from '#core/rollout/policy.ts';

export function closedBook(policy: Policy): Policy {
  return {
    id: `closed-book:${policy.id}`,
    act: (situation, signal) => policy.act({ ...situation, searchesLeft: 0 }, signal),
  };
}
