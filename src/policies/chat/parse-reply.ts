/**
 * What a chat model wrote, as a decision. Total: whatever can't be used is null, and nothing throws. The schema
 * of reply-schema.ts is what is asked for; models that were not held to it write tool calls, other names for the
 * same fields, or the paper's tags.
 */
import type { Action, Decision, Thought } from '#core/actions/action.ts';
import { parseDecision } from '#core/actions/parse.ts';
import type { Situation } from '#core/rollout/policy.ts';
import { findJson, isObject, type JsonObject } from './find-json.ts';
import { type Progress, progressOf } from './progress.ts';

export function parseReply(text: string, situation: Situation): Decision | null {
  const progress = progressOf(situation);
  // Some chat templates open the thinking themselves, so that only its end is written.
  const reply = text.replace(/^[\s\S]*<\/think>/u, '');
  const object = findJson(reply);
  const decision = object ? fromFields(flattened(object), situation, progress) : fromTags(reply);
  if (!decision || (progress.mustSearch && decision.action.type !== 'search')) return null;
  return decision;
}

function fromTags(text: string): Decision | null {
  const decision = parseDecision(text);
  return decision.action.type === 'invalid' ? null : decision;
}

/** `{name, arguments: {…}}` and `{action: {type, …}}` as one object; `{search: "…"}` with its action named. */
function flattened(object: JsonObject): JsonObject {
  const nested = ['arguments', 'parameters', 'args', 'input', 'action'].map((key) => object[key]);
  const merged: JsonObject = Object.assign(
    { ...object, ...(isObject(object['action']) && { action: undefined }) },
    ...nested.filter(isObject),
  );
  const named = ['search', 'fill', 'answer'].find((name) => merged[name] !== undefined);
  if (named === undefined || textOf(merged, ['action']) !== null) return merged;
  const value = merged[named];
  return { ...merged, action: named, ...(isObject(value) ? value : { text: value }) };
}

function fromFields(fields: JsonObject, { view }: Situation, progress: Progress): Decision | null {
  const words = textOf(fields, ['thought', 'thinking', 'reasoning', 'reason']);
  const text = textOf(fields, ['text', 'query', 'fill', 'answer', 'value', 'q']);
  const kind = kindOf(fields, text);
  const action =
    kind === 'search'
      ? searchFor(text, maskOf(fields), progress)
      : commit(view.kind === 'ramp' ? 'fill' : 'answer', text, maskOf(fields), progress);
  if (kind === null || !action) return null;
  return { thought: thoughtOf(fields, words, action, progress), action };
}

function kindOf(fields: JsonObject, text: string | null): 'search' | 'commit' | null {
  const name = textOf(fields, ['action', 'type', 'name', 'tool', 'function'])?.toLowerCase() ?? '';
  if (/search|query|lookup|retrieve/u.test(name)) return 'search';
  if (/fill|answer|final|finish/u.test(name)) return 'commit';
  if (name !== '' || text === null) return null;
  return fields['query'] === undefined ? 'commit' : 'search';
}

function searchFor(text: string | null, mask: number | null, { open }: Progress): Action | null {
  if (text === null || text === '') return null;
  const only = open.length === 1 ? (open[0] ?? null) : null;
  return { type: 'search', mask: mask !== null && open.includes(mask) ? mask : only, query: text };
}

function commit(
  kind: 'fill' | 'answer',
  text: string | null,
  named: number | null,
  { open }: Progress,
): Action | null {
  if (kind === 'answer') return text === null || text === '' ? null : { type: 'answer', text };
  const mask = named ?? (open.length === 1 ? open[0] : undefined);
  if (mask === undefined || !open.includes(mask)) return null;
  const isUnknown = text === null || /^(?:|none|null|unknown|n\/a|\[mask\]|\?+)$/iu.test(text);
  return { type: 'fill', mask, text: isUnknown ? null : text };
}

function thoughtOf(
  fields: JsonObject,
  words: string | null,
  action: Action,
  { hits }: Progress,
): Thought | null {
  const hit = wholeNumberIn(fields['hit'] ?? fields['source']);
  const quote = textOf(fields, ['quote', 'evidence']);
  const isFound = hit !== null && hit >= 1 && hit <= hits && quote !== null && quote !== '';
  if (isFound && action.type !== 'search') return { type: 'evidence', hit, quote };
  if (words !== null && words !== '') return { type: 'words', text: words };
  return hits > 0 && action.type !== 'search' ? { type: 'no-evidence' } : null;
}

function maskOf(fields: JsonObject): number | null {
  return wholeNumberIn(fields['mask'] ?? fields['blank'] ?? fields['span']);
}

/** 2, "2", "mask2" and "[2]" alike. */
function wholeNumberIn(value: unknown): number | null {
  const digits = typeof value === 'number' ? String(value) : typeof value === 'string' && value;
  const found = digits ? /^\D*(\d+)\D*$/u.exec(digits) : null;
  return found ? Number(found[1]) : null;
}

/** The first of the fields that holds text, as one line. */
function textOf(fields: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return value.replace(/\s+/gu, ' ').trim();
  }
  return null;
}
