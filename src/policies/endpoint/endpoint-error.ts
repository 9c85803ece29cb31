/** Whatever the client or a server does, as one PolicyError with a sentence for people. No key is ever in it. */
import OpenAI from 'openai';
import { PolicyError, type PolicyErrorKind } from '#core/rollout/policy-error.ts';

/** Where and what was asked, for the message. */
export type Asked = {
  readonly address: string;
  readonly model: string;
  readonly apiKey: string | null;
};

export function endpointError(error: unknown, asked: Asked): PolicyError {
  if (error instanceof PolicyError) return error;
  const [kind, sentence] = explain(error, asked);
  return new PolicyError(kind, withoutKey(sentence, asked.apiKey));
}

/** Of a wrong answer, what the server says of it. */
export function complaintOf(error: unknown): string {
  return error instanceof OpenAI.APIError ? error.message.replace(/^\d{3} /u, '') : '';
}

function explain(error: unknown, { address, model }: Asked): [PolicyErrorKind, string] {
  if (error instanceof OpenAI.APIConnectionTimeoutError)
    return ['stalled', `${address} did not answer in time: is the server overloaded?`];
  if (error instanceof OpenAI.APIConnectionError)
    return ['unreachable', `${address} can't be reached: is the server running there?`];
  if (error instanceof SyntaxError)
    return ['malformed', `${address} sent something that is no chat completion.`];
  if (!(error instanceof OpenAI.APIError)) {
    const cause = error instanceof Error ? error.message : String(error);
    return ['unreachable', `The connection to ${address} broke: ${sentence(cause)}`];
  }
  const says = sentence(complaintOf(error));
  switch (error.status) {
    case 401:
    case 403:
      return [
        'refused',
        `${address} refuses the key (${error.status}): set OPENAI_API_KEY to one that it accepts.`,
      ];
    case 404:
      return [
        'other',
        `${address} knows no model ${model}, or no chat completions (404): the address usually ends in /v1.`,
      ];
    case 429:
      return [
        'busy',
        `${address} has had too many requests (429): wait, or raise the quota there.`,
      ];
    case undefined:
      return ['other', `${address} broke off with an error: ${says}`];
    default:
      return error.status >= 500
        ? ['unreachable', `${address} failed (${error.status}), several times: try again later.`]
        : ['other', `${address} rejects the request (${error.status}): ${says}`];
  }
}

function sentence(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim().slice(0, 300);
  return /[.!?]$/u.test(line) ? line : `${line}.`;
}

function withoutKey(text: string, key: string | null): string {
  return key === null || key === '' ? text : text.replaceAll(key, '(the key)');
}
