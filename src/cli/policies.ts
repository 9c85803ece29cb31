/** The policies that the terminal can run. */
import type { Command } from 'commander';
import type { Policy } from '#core/rollout/policy.ts';
import { baselinePolicy } from '#policies/baseline/baseline.ts';
import { ruleTeam } from '#policies/baseline/rule-team.ts';
import { type BasePolicies, knownPolicyIds, policyOf } from '#policies/policy-id.ts';
import { type BundledFolderOptions, openBundledPolicy } from './bundled-policy.ts';
import { badArgument } from './command-error.ts';
import { endpointFor } from './endpoint.ts';
import { wholeNumber } from './numbers.ts';
import { promptsIn } from './prompts-file.ts';

export type PolicyOptions = BundledFolderOptions & {
  /** Address of an OpenAI-compatible server, for `endpoint:MODEL`. */
  readonly endpoint?: string;
  /** File with prompts for `multi-agent:MODEL`. */
  readonly prompts?: string;
};

export async function policyNamed(id: string, options: PolicyOptions = {}): Promise<Policy> {
  const base = basePolicies(options);
  const stage = /(?:^|:)(bundled@[\w.-]+)$/u.exec(id)?.[1];
  const withStage = stage ? { ...base, [stage]: () => openBundledPolicy(stage, options) } : base;
  const policy = await policyOf(id, withStage);
  if (policy) return policy;
  throw badArgument(`There is no policy "${id}": use one of ${knownPolicyIds(base).join(', ')}.`);
}

/** The options of every command that runs a policy. */
export function withPolicyOptions(command: Command): Command {
  return command
    .option(
      '--endpoint <url>',
      'OpenAI-compatible server of endpoint:MODEL (default: OPENAI_BASE_URL; key: OPENAI_API_KEY)',
    )
    .option('--prompts <file>', 'prompts of multi-agent:MODEL, as JSON by language and agent')
    .option('--policy-folder <folder>', 'weights of "bundled" (default: the ones that ship)')
    .option(
      '--threads <n>',
      'threads of "bundled" (default: up to 4)',
      wholeNumber('--threads', 1, 64),
    );
}

function basePolicies(options: PolicyOptions): BasePolicies {
  return {
    baseline: () => baselinePolicy,
    bundled: () => openBundledPolicy('bundled', options),
    'endpoint:': async (model) => {
      const [{ chatPolicy }, { endpointModel }] = await Promise.all([
        import('#policies/chat/chat-policy.ts'),
        import('#policies/endpoint/endpoint-model.ts'),
      ]);
      return chatPolicy(`endpoint:${model}`, endpointModel(endpointFor(model, options.endpoint)));
    },
    'multi-agent:': async (chat) => {
      if (chat === 'baseline') return ruleTeam;
      const [{ chatTeam }, { endpointModel }] = await Promise.all([
        import('#core/agents/team/chat-team.ts'),
        import('#policies/endpoint/endpoint-model.ts'),
      ]);
      const model = chat.replace(/^endpoint:/u, '');
      const server = endpointModel(endpointFor(model, options.endpoint));
      return chatTeam(`multi-agent:${chat}`, server, await promptsIn(options.prompts));
    },
    'lab:': async (packed) => {
      const { trainedLabPolicy } = await import('./lab-world.ts');
      return trainedLabPolicy(`lab:${packed}`);
    },
  };
}
