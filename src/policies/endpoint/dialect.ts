/**
 * What servers that call themselves OpenAI-compatible differ in. We begin with the whole protocol; each time a
 * server rejects a request (400 or 422), one thing less is asked of it, and that is remembered.
 */
import type OpenAI from 'openai';
import type { ChatRequest } from '#core/chat/chat-model.ts';

export type Dialect = {
  readonly format: 'json_schema' | 'json_object' | 'none';
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly takesTemperature: boolean;
  readonly reportsUsage: boolean;
};

export const wholeProtocol: Dialect = {
  format: 'json_schema',
  limit: 'max_tokens',
  takesTemperature: true,
  reportsUsage: true,
};

/** The next simpler dialect for a server that rejected a request, or null when there is none. */
export function simpler(dialect: Dialect, complaint: string, hasSchema: boolean): Dialect | null {
  const { limit, takesTemperature, reportsUsage, format } = dialect;
  if (limit === 'max_tokens' && complaint.includes('max_completion_tokens'))
    return { ...dialect, limit: 'max_completion_tokens' };
  if (takesTemperature && complaint.includes('temperature'))
    return { ...dialect, takesTemperature: false };
  if (reportsUsage && complaint.includes('stream_options'))
    return { ...dialect, reportsUsage: false };
  if (hasSchema && format === 'json_schema') return { ...dialect, format: 'json_object' };
  if (hasSchema && format === 'json_object') return { ...dialect, format: 'none' };
  return null;
}

export function requestBody(
  model: string,
  { messages, schema, maxTokens, temperature, seed }: ChatRequest,
  dialect: Dialect,
): OpenAI.ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true,
    [dialect.limit]: maxTokens,
    ...(dialect.takesTemperature && { temperature: temperature ?? 0 }),
    ...(dialect.reportsUsage && { stream_options: { include_usage: true } }),
    ...(seed !== undefined && { seed }),
    ...(schema && responseFormat(schema, dialect.format)),
  };
}

function responseFormat(
  schema: NonNullable<ChatRequest['schema']>,
  format: Dialect['format'],
): Pick<OpenAI.ChatCompletionCreateParamsStreaming, 'response_format'> {
  if (format === 'none') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  return {
    response_format: { type: 'json_schema', json_schema: { name: 'action', strict: true, schema } },
  };
}
