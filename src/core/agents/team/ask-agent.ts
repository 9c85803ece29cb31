/** Asking one agent: its prompt, what it is shown, and its reply as a JSON object, asked again when it can't be read. */
import { type ChatModel, type ReplySchema, replyOf } from '../../chat/chat-model.ts';
import type { CancelSignal } from '../../rollout/cancel.ts';
import { PolicyError } from '../../rollout/policy-error.ts';
import { lastJsonObject, type ReplyFields } from './reply-fields.ts';

export type AgentCall = {
  readonly prompt: string;
  readonly shown: string;
  readonly schema: ReplySchema;
};

export type AgentReply = { readonly fields: ReplyFields; readonly tokens: number };

const attempts = 3;
const maxTokens = 700;

/** `isUsable` says whether the fields make sense. Throws PolicyError "malformed" after three replies that don't. */
export async function askAgent(
  model: ChatModel,
  { prompt, shown, schema }: AgentCall,
  isUsable: (fields: ReplyFields) => boolean,
  signal: CancelSignal,
): Promise<AgentReply> {
  let tokens = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const reply = await replyOf(
      model.complete(
        {
          messages: [
            { role: 'system', content: prompt },
            { role: 'user', content: shown },
          ],
          schema,
          maxTokens,
          // The same question again would get the same reply.
          temperature: attempt === 0 ? 0 : 0.7,
        },
        signal,
      ),
    );
    tokens += reply.tokens;
    const fields = lastJsonObject(reply.text);
    if (fields && isUsable(fields)) return { fields, tokens };
  }
  throw new PolicyError(
    'malformed',
    `${model.id} did not write a reply that can be used, ${attempts} times in a row: try a larger model.`,
  );
}
