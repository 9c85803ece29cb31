import { expect, it } from 'vitest';
import type { ChatMessage } from '../chat/chat-model.ts';
import { chatFormatProblems } from './chat-format.ts';

const good: ChatMessage[] = [
  { role: 'user', content: 'Curie : She was born in <mask1> .' },
  { role: 'assistant', content: '<search><mask1> Curie born </search>' },
  { role: 'user', content: '<information><hit1> Curie : Born in Warsaw.</information>' },
  {
    role: 'assistant',
    content: '<think><hit1> Born in Warsaw. </think><fill><mask1> Warsaw </fill><answer></answer>',
  },
];

function changed(index: number, content: string): ChatMessage[] {
  return good.map((message, at) => (at === index ? { ...message, content } : message));
}

it('finds nothing wrong with a whole trajectory', () => {
  expect(chatFormatProblems(good, 1)).toEqual([]);
});

it.each([
  ['no answer', changed(3, '<fill><mask1> Warsaw </fill>'), 'does not end with an answer'],
  ['an open tag', changed(3, '<fill><mask1> Warsaw <answer></answer>'), 'Mask 1 is not filled'],
  ['words besides', changed(1, 'Let me see.'), "action that can't be read"],
  ['information that is none', changed(2, 'Born in Warsaw.'), 'no <information>'],
  ['a search at the end', changed(3, '<search><mask1> more </search>'), 'gets no information'],
  ['turns out of order', good.slice(1), "is the assistant's, not the user's"],
  ['nothing at all', [], 'does not end with an answer'],
])('tells %s', (_, messages, problem) => {
  expect(chatFormatProblems(messages, 1).join(' ')).toContain(problem);
});
