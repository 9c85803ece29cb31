/**
 * Instances and questions as JSON lines. Question files from elsewhere need not name the kind or an id: a line with
 * `question` is a question, one with `spans` an instance, and the id is the line's number.
 */
import { z } from 'zod';
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

const instance = z
  .looseObject({
    id: z.string(),
    kind: z.literal('ramp'),
    title: z.string().default(''),
    text: z.string().min(1),
    spans: z
      .array(
        z.looseObject({
          start: z.number().int(),
          end: z.number().int(),
          aliases: z.array(z.string()).optional(),
          type: z.enum(spanTypes).optional(),
          hops: z.number().int().optional(),
          evidence: z.array(z.string()).optional(),
        }),
      )
      .min(1),
    source: z.looseObject({ documentId: z.string(), passageId: z.string().optional() }).optional(),
    withheld: z.array(z.string()).optional(),
    evidence: z.array(z.string()).optional(),
    seed: z.number().optional(),
  })
  .refine(({ spans, text }) => areDisjointAndSorted(spans, text.length), {
    message: 'spans must be sorted, disjoint and inside the text',
  });

const question = z.looseObject({
  id: z.string(),
  kind: z.literal('question'),
  question: z.string().min(1),
  answers: z.array(z.string()).min(1),
  passages: z.array(z.object({ title: z.string(), text: z.string() })).optional(),
  decomposition: z.array(z.unknown()).optional(),
  evidence: z.array(z.string()).optional(),
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
