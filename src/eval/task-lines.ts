/** Instances and questions as JSON lines. */
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

export function parseTaskLine(line: string): ParsedTask {
  try {
    return parseTask(JSON.parse(line));
  } catch {
    return { problem: 'this is not JSON.' };
  }
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
