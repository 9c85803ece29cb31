/**
 * The total inverse of rendering: whatever a policy wrote becomes a decision, and what cannot be
 * understood becomes an `invalid` action with its reason. Nothing here throws.
 */
import type { Action, Decision, InvalidReason, Thought } from './action.ts';

const think = /<think>([\s\S]*?)(?:<\/think>|(?=<(?:search|fill|answer)>)|$)/u;
const action = /<(search|fill|answer)>([\s\S]*?)<\/\1>/gu;
const opened = /<(search|fill|answer)>/u;
const maskTag = /^\s*<mask([1-8])>/u;
const hitTag = /^\s*<hit([1-9])>/u;

export function parseDecision(text: string): Decision {
  const thinking = think.exec(text);
  const thought = thinking ? parseThought(thinking[1] ?? '') : null;
  const rest = thinking ? text.replace(thinking[0], '') : text;
  return { thought, action: parseAction(rest) };
}

function parseThought(body: string): Thought | null {
  if (/^\s*<none>\s*$/u.test(body)) return { type: 'no-evidence' };
  const hit = hitTag.exec(body);
  const text = tidy(hit ? body.slice(hit[0].length) : body);
  if (hit) return { type: 'evidence', hit: Number(hit[1]), quote: text };
  return text === '' ? null : { type: 'words', text };
}

function parseAction(text: string): Action {
  const found = Array.from(text.matchAll(action));
  if (found.length > 1) return invalid('two-actions');
  const body = found[0]?.[2] ?? '';
  switch (found[0]?.[1]) {
    case 'search':
      return parseSearch(body);
    case 'fill':
      return parseFill(body);
    case 'answer':
      return { type: 'answer', text: tidy(body) };
    default:
      return invalid(opened.test(text) ? 'unclosed' : 'no-action');
  }
}

function parseSearch(body: string): Action {
  const mask = maskTag.exec(body);
  const query = tidy(mask ? body.slice(mask[0].length) : body);
  if (query === '') return invalid('empty-query');
  return { type: 'search', mask: mask ? Number(mask[1]) : null, query };
}

function parseFill(body: string): Action {
  const mask = maskTag.exec(body);
  if (!mask) return invalid('no-mask');
  const rest = body.slice(mask[0].length);
  const text = tidy(rest);
  return {
    type: 'fill',
    mask: Number(mask[1]),
    text: text === '' || /^<none>$/u.test(text) ? null : text,
  };
}

function invalid(reason: InvalidReason): Action {
  return { type: 'invalid', reason };
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
