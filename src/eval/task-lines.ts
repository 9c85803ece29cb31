/**
 * Instances and questions as JSON lines. Question files from elsewhere need not name the kind or an id: a line with
 * `question` is a question, one with `spans` an instance, and the id is the line's number.
 */
import '#lib/strict-csp.ts';
import { z } from 'zod/mini';
import '#lib/zod-words.ts';
import type { Instance, Question } from '#core/task/instance.ts';
import { areDisjointAndSorted } from '#core/text/span.ts';

const spanTypes = [
  'person',
  'place',
  'organisation',
  'work',
  'name',
  'date',
  'number',
  'term',
] as const;

const words = z.string().check(z.minLength(1));
const names = z.optional(z.array(z.string()));

const instance = z
  .looseObject({
    id: z.string(),
    kind: z.literal('ramp'),
    title: z._default(z.string(), ''),
    text: words,
    spans: z
      .array(
        z.looseObject({
          start: z.int(),
          end: z.int(),
          aliases: names,
          type: z.optional(z.enum(spanTypes)),
          hops: z.optional(z.int()),
          evidence: names,
        }),
      )
      .check(z.minLength(1)),
    source: z.optional(
      z.looseObject({ documentId: z.string(), passageId: z.optional(z.string()) }),
    ),
    withheld: names,
    evidence: names,
    seed: z.optional(z.number()),
  })
  .check(
    z.refine(
      ({ spans, text }) => areDisjointAndSorted(spans, text.length),
      'spans must be sorted, disjoint and inside the text',
    ),
  );

const question = z.looseObject({
  id: z.string(),
  kind: z.literal('question'),
  question: words,
  answers: z.array(z.string()).check(z.minLength(1)),
  passages: z.optional(z.array(z.object({ title: z.string(), text: z.string() }))),
  decomposition: z.optional(z.array(z.unknown())),
  evidence: names,
});

const item = z.discriminatedUnion('kind', [instance, question]);

type ParsedTask = { readonly item: Instance | Question } | { readonly problem: string };

/** `id` is for a task that names none. */
export function parseTaskLine(line: string, id?: string): ParsedTask {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { problem: 'this is not JSON.' };
  }
  return parseTask(typeof json === 'object' && json !== null ? completed(json, id) : json);
}

function completed(json: object, id: string | undefined): object {
  const kind = 'question' in json ? 'question' : 'ramp';
  const answer = 'answer' in json ? { answers: [json.answer] } : {};
  return { ...(id !== undefined && { id }), kind, ...answer, ...json };
}

export function parseTask(json: unknown): ParsedTask {
  const parsed = item.safeParse(json);
  if (parsed.success) return { item: parsed.data };
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  return {
    problem: `${path === '' ? '' : `${path}: `}${issue?.message ?? 'not an instance or a question'}.`,
  };
}
