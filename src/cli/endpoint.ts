/** Where an OpenAI-compatible endpoint is, from an option or the environment. The key comes from nowhere else. */
import { type EndpointOptions, endpointDefaults } from '#policies/endpoint/endpoint-options.ts';
import { badArgument } from './command-error.ts';

export function endpointFor(
  model: string,
  option: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): EndpointOptions {
  const address = option ?? env['OPENAI_BASE_URL'] ?? '';
  if (address === '') {
    throw badArgument(
      `Where is ${model} served? Give --endpoint http://HOST:PORT/v1, or set OPENAI_BASE_URL.`,
    );
  }
  if (!URL.canParse(address) || !/^https?:$/u.test(new URL(address).protocol)) {
    throw badArgument(
      `"${address}" is no address of a server: write it like http://localhost:8080/v1.`,
    );
  }
  const apiKey = env['OPENAI_API_KEY'] || null;
  return { ...endpointDefaults, baseUrl: address, model, apiKey };
}
