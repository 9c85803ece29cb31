/**
 * Decisions as text, in the transcript's syntax (docs/design.md, "Transcript"):
 *
 *   <think><hit2> She was born in Warsaw in 1867. </think><fill><mask1> Warsaw </fill>
 */
import { assertNever } from '../assert-never.ts';
import { neutralise } from '../text/neutralise.ts';
import type { Action, Decision, Thought } from './action.ts';

export function renderDecision({ thought, action }: Decision): string {
  return (thought ? renderThought(thought) : '') + renderAction(action);
}

function renderThought(thought: Thought): string {
  switch (thought.type) {
    case 'evidence':
      return `<think><hit${thought.hit}> ${clean(thought.quote)} </think>`;
    case 'no-evidence':
      return '<think><none></think>';
    case 'words':
      return `<think> ${clean(thought.text)} </think>`;
    default:
      return assertNever(thought);
  }
}

export function renderAction(action: Action): string {
  switch (action.type) {
    case 'search': {
      const mask = action.mask === null ? '' : `<mask${action.mask}>`;
      return `<search>${mask} ${clean(action.query)} </search>`;
    }
    case 'fill': {
      const text = action.text === null ? '<none>' : ` ${clean(action.text)} `;
      return `<fill><mask${action.mask}>${text}</fill>`;
    }
    case 'answer':
      return action.text === '' ? '<answer></answer>' : `<answer> ${clean(action.text)} </answer>`;
    case 'invalid':
      return '';
    default:
      return assertNever(action);
  }
}

/** One line, without anything that could pass for a tag. */
function clean(text: string): string {
  return neutralise(text.replace(/\s+/gu, ' ').trim());
}
