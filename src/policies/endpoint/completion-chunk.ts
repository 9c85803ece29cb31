/** What a server sends, as far as it is used: checked, because servers differ and some send nonsense. */
import '#lib/strict-csp.ts';
import { z } from 'zod';

const usage = z
  .object({
    completion_tokens: z.number().catch(0),
    prompt_tokens: z.number().optional().catch(undefined),
    prompt_tokens_details: z
      .object({ cached_tokens: z.number().optional() })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);

const text = z.string().nullish();

/** The words of thinking have two names among servers. */
const words = z.object({ content: text, reasoning_content: text, reasoning: text });

const choice = z.object({
  delta: words.optional(),
  message: words.optional(),
  finish_reason: z.string().nullish(),
});

/** One piece of a stream, or a whole answer of a server that does not stream. */
export const completionChunk = z.object({ choices: z.array(choice), usage });

export type CompletionChunk = z.infer<typeof completionChunk>;

/** What a chunk adds to the thinking and to the reply. */
export function wordsOf({ choices }: CompletionChunk): { thinking: string; reply: string } {
  const own = choices[0]?.delta ?? choices[0]?.message;
  return {
    thinking: own?.reasoning_content ?? own?.reasoning ?? '',
    reply: own?.content ?? '',
  };
}
