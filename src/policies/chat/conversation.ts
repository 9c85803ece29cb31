/**
 * A run as a conversation with a chat model. It only ever grows: each message depends on nothing but what was
 * before it, so an engine reads only what is new.
 *
 *   system: the rules   user: the passage with [mask 1] …   assistant: {"action": "search" …}
 *   user: [hit 1] Title: text …   assistant: {"action": "fill" …}   user: still open …   …
 */
import type { ChatMessage } from '#core/chat/chat-model.ts';
import type { Hit } from '#core/rollout/environment.ts';
import type { Situation } from '#core/rollout/policy.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { TaskView } from '#core/task/task.ts';
import { neutralise } from '#core/text/neutralise.ts';
import { progressOf } from './progress.ts';
import { type ChatPrompt, promptOf } from './prompts.ts';
import { writeReply } from './write-reply.ts';

/** Characters of one hit that are shown to the model. */
const hitCharacters = 700;

/** `written` gives the reply as the model wrote it, where that is still known. */
export function conversation(
  situation: Situation,
  written: (step: Step, index: number) => string | null = () => null,
): ChatMessage[] {
  const { view, steps, language } = situation;
  const prompt = promptOf(language);
  const rules = view.kind === 'ramp' ? prompt.fillRules : prompt.questionRules;
  const first = [taskText(view, prompt), state(situation, 0, prompt)].join('\n\n');
  return [
    { role: 'system', content: rules },
    { role: 'user', content: first },
    ...steps.flatMap((step, index): ChatMessage[] => [
      { role: 'assistant', content: written(step, index) ?? writeReply(step) },
      { role: 'user', content: after(situation, index, prompt) },
    ]),
  ];
}

function taskText(view: TaskView, prompt: ChatPrompt): string {
  if (view.kind === 'question') return prompt.question(data(view.question));
  const passage = view.parts
    .map((part, at) => (at === 0 ? data(part) : `[mask ${at}]${data(part)}`))
    .join('');
  return prompt.passage(data(view.title), passage.replace(/\s+/gu, ' ').trim());
}

function after(situation: Situation, index: number, prompt: ChatPrompt): string {
  const step = situation.steps[index];
  const now = state(situation, index + 1, prompt);
  if (step?.observation) return [shown(step.observation.hits, prompt), now].join('\n\n');
  return step?.action.type === 'invalid' ? [prompt.unusable, now].join(' ') : now;
}

function shown(hits: readonly Hit[], prompt: ChatPrompt): string {
  if (hits.length === 0) return prompt.noHits;
  return hits
    .map(({ title, text }, at) => `[hit ${at + 1}] ${data(title)}: ${data(clipped(text))}`)
    .join('\n');
}

function state(situation: Situation, count: number, prompt: ChatPrompt): string {
  const { open, searchesLeft, mustSearch } = progressOf(situation, count);
  return [
    ...(open.length > 0 ? [prompt.open(open)] : []),
    mustSearch ? prompt.searchFirst : prompt.searchesLeft(searchesLeft),
  ].join(' ');
}

function clipped(text: string): string {
  return text.length <= hitCharacters ? text : `${text.slice(0, hitCharacters)} …`;
}

/** Chat templates have control words of other shapes than our transcript, too. */
function data(text: string): string {
  return neutralise(text)
    .replace(/<(?=[|｜])/gu, '‹')
    .replace(/\[(?=\/?(?:INST|mask|hit)\b)/giu, '⟦');
}
