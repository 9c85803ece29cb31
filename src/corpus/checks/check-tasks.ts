/** Written exercises and questions: their gold stands in the documents that are said to support it. */

import { z } from 'zod';
import type { Instance, Question } from '#core/task/instance.ts';
import { normalise, withoutPossessives } from '#core/text/normalise.ts';
import { sentences } from '#core/text/sentences.ts';
import { textOf } from '#core/text/span.ts';
import type { Finding, SourceDocument } from './source-document.ts';

export function checkTasks(
  tasks: readonly (Instance | Question)[],
  documents: readonly SourceDocument[],
): Finding[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const written = new Set(
    documents.flatMap(({ text }) =>
      sentences(text).map(({ start, end }) => normalise(text.slice(start, end))),
    ),
  );
  const seen = new Set<string>();
  return tasks.flatMap((task) => {
    const finding = (problem: string): Finding => ({ check: 'task', where: task.id, problem });
    const again = seen.has(task.id) ? [finding('The id stands more than once.')] : [];
    seen.add(task.id);
    const missing = (task.evidence ?? []).filter((id) => !byId.has(id));
    return [
      ...again,
      ...missing.map((id) => finding(`The supporting document ${id} does not exist.`)),
      ...((task.evidence ?? []).length === 0 ? [finding('It names no supporting document.')] : []),
      ...(task.kind === 'ramp'
        ? checkExercise(task, byId, written).map(finding)
        : checkQuestion(task, byId).map(finding)),
    ];
  });
}

function checkExercise(
  { text, spans, evidence = [] }: Instance,
  byId: ReadonlyMap<string, SourceDocument>,
  written: ReadonlySet<string>,
): string[] {
  const supporting = evidence
    .flatMap((id) => byId.get(id) ?? [])
    .map((document) => asSearched(document.text));
  const problems = spans.flatMap((span) => {
    const gold = textOf(text, span);
    const accepted = [gold, ...(span.aliases ?? [])].map(asSearched);
    const told = supporting.some((held) => accepted.some((one) => holds(held, one)));
    const elsewhere = normalise(text.slice(0, span.start) + text.slice(span.end));
    return [
      ...(told ? [] : [`The gold "${gold}" stands in no supporting document.`]),
      ...(holds(elsewhere, normalise(gold))
        ? [`The masked text "${gold}" stands elsewhere in the passage.`]
        : []),
    ];
  });
  const copied = sentences(text).filter(({ start, end }) =>
    written.has(normalise(text.slice(start, end))),
  );
  return [
    ...problems,
    ...copied.map(({ start, end }) => `"${text.slice(start, end)}" is a sentence of a document.`),
  ];
}

const step = z.object({
  answer: z.string(),
  document: z.string().optional(),
  computed: z.boolean().optional(),
});

function checkQuestion(
  { answers, decomposition = [] }: Question,
  byId: ReadonlyMap<string, SourceDocument>,
): string[] {
  const steps = z.array(step).safeParse(decomposition);
  if (!steps.success || steps.data.length < 2)
    return ['It has no decomposition into two steps or more.'];
  const problems = steps.data.flatMap(({ answer, document, computed }) => {
    if (computed) return [];
    const text = byId.get(document ?? '')?.text ?? '';
    return holds(asSearched(text), asSearched(answer))
      ? []
      : [`The step's answer "${answer}" does not stand in ${document}.`];
  });
  const last = steps.data.at(-1)?.answer ?? '';
  const agrees = answers.some((answer) => normalise(answer) === normalise(last));
  return agrees
    ? problems
    : [...problems, `The last step answers "${last}", the question "${answers[0]}".`];
}

function asSearched(text: string): string {
  return normalise(withoutPossessives(text));
}

function holds(text: string, part: string): boolean {
  return part !== '' && ` ${text} `.includes(` ${part} `);
}
