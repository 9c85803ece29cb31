/**
 * Thinking models write `<think> … </think>` before their reply. This tells the two apart while the text streams,
 * also where a tag comes in pieces:
 *
 *   "<thi" "nk>hm" "</think>{"   ->   thinking "hm", reply "{"
 */
import type { ChatOutput } from './chat-model.ts';

type Delta = Extract<ChatOutput, { readonly type: 'delta' }>;

export type ThinkingSplitter = {
  readonly push: (piece: string) => readonly Delta[];
  /** What was held back because it could have become a tag. */
  readonly end: () => readonly Delta[];
};

const tags = { reply: '<think>', thinking: '</think>' } as const;

export function thinkingSplitter(): ThinkingSplitter {
  let channel: Delta['channel'] = 'reply';
  let held = '';

  const take = (isLast: boolean): Delta[] => {
    const deltas: Delta[] = [];
    const emit = (text: string) => {
      if (text !== '') deltas.push({ type: 'delta', channel, text });
    };
    for (;;) {
      const at = held.indexOf(tags[channel]);
      if (at < 0) break;
      emit(held.slice(0, at));
      held = held.slice(at + tags[channel].length);
      channel = channel === 'reply' ? 'thinking' : 'reply';
    }
    const kept = isLast ? 0 : longestStart(held, tags[channel]);
    emit(held.slice(0, held.length - kept));
    held = held.slice(held.length - kept);
    return deltas;
  };

  return {
    push: (piece) => {
      held += piece;
      return take(false);
    },
    end: () => take(true),
  };
}

/** How many characters at the end of the text are the beginning of the tag. */
function longestStart(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
