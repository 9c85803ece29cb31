/** The policies that the terminal can run. */
import type { Command } from 'commander';
import type { Policy } from '#core/rollout/policy.ts';
import { baselinePolicy } from '#policies/baseline/baseline.ts';
import { type BasePolicies, knownPolicyIds, policyOf } from '#policies/policy-id.ts';
import { badArgument } from './command-error.ts';
import { endpointFor } from './endpoint.ts';

export type PolicyOptions = {
  /** Address of an OpenAI-compatible server, for `endpoint:MODEL`. */
  readonly endpoint?: string;
};

export async function policyNamed(id: string, options: PolicyOptions = {}): Promise<Policy> {
  const base = basePolicies(options);
  const policy = await policyOf(id, base);
  if (policy) return policy;
  throw badArgument(`There is no policy "${id}": use one of ${knownPolicyIds(base).join(', ')}.`);
}

/** The options of every command that runs a policy. */
export function withPolicyOptions(command: Command): Command {
  return command.option(
    '--endpoint <url>',
    'OpenAI-compatible server of endpoint:MODEL (default: OPENAI_BASE_URL; key: OPENAI_API_KEY)',
  );
}

function basePolicies(options: PolicyOptions): BasePolicies {
  return {
    baseline: () => baselinePolicy,
    'endpoint:': async (model) => {
      const [{ chatPolicy }, { endpointModel }] = await Promise.all([
        import('#policies/chat/chat-policy.ts'),
        import('#policies/endpoint/endpoint-model.ts'),
      ]);
      return chatPolicy(`endpoint:${model}`, endpointModel(endpointFor(model, options.endpoint)));
    },
  };
}
