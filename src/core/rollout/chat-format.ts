/**
 * The format check of a trajectory as chat messages: what SFT is given must be what the loop understands. Turns
 * alternate, every action parses, searches are followed by information, every mask is filled, an answer ends it.
 */
import type { Action } from '../actions/action.ts';
import { parseDecision } from '../actions/parse.ts';
import type { ChatMessage } from '../chat/chat-model.ts';

const action = /<(search|fill|answer)>[\s\S]*?<\/\1>/gu;

/** What is wrong, in sentences; none when the trajectory is well formed. `masks` is 0 for a question. */
export function chatFormatProblems(messages: readonly ChatMessage[], masks: number): string[] {
  const turns = messages
    .filter(({ role }) => role === 'assistant')
    .map(({ content }) => actionsOf(content));
  const filled = new Set(turns.flat().flatMap((one) => (one.type === 'fill' ? [one.mask] : [])));
  const open = Array.from({ length: masks }, (_, at) => at + 1).filter((mask) => !filled.has(mask));
  return [
    ...messages.flatMap(messageProblems),
    ...turns.flatMap((actions, index) => turnProblems(actions, index, index === turns.length - 1)),
    ...(turns.at(-1)?.at(-1)?.type === 'answer' ? [] : ['It does not end with an answer.']),
    ...open.map((mask) => `Mask ${mask} is not filled.`),
  ];
}

function messageProblems({ role, content }: ChatMessage, index: number): string[] {
  const wanted = index % 2 === 0 ? 'user' : 'assistant';
  const where = `Message ${index + 1}`;
  const isInformation = /^<information>[\s\S]*<\/information>$/u.test(content);
  return [
    ...(role === wanted ? [] : [`${where} is the ${role}'s, not the ${wanted}'s.`]),
    ...(content.trim() === '' ? [`${where} is empty.`] : []),
    ...(index > 0 && role === 'user' && !isInformation ? [`${where} is no <information>.`] : []),
  ];
}

function turnProblems(actions: readonly Action[], index: number, isLast: boolean): string[] {
  const where = `Turn ${index + 1}`;
  const problems = actions.flatMap(({ type }, at) => {
    const ends = at === actions.length - 1;
    if (type === 'invalid') return [`${where} has an action that can't be read.`];
    if (type === 'search' && (!ends || isLast))
      return [`${where} searches and gets no information.`];
    return type === 'answer' && !(ends && isLast) ? [`${where} answers before the end.`] : [];
  });
  const isUnasked = !isLast && actions.at(-1)?.type !== 'search';
  return isUnasked ? [...problems, `${where} gets information without a search.`] : problems;
}

function actionsOf(content: string): Action[] {
  let from = 0;
  const actions = [...content.matchAll(action)].map((match) => {
    const end = match.index + match[0].length;
    const own = content.slice(from, end);
    from = end;
    return parseDecision(own).action;
  });
  const rest = content.slice(from).trim();
  return rest === '' ? actions : [...actions, { type: 'invalid', reason: 'no-action' }];
}
