/** The passage behind a task, put together again from its parts and its gold. */
import type { Task } from '#core/task/task.ts';
import type { Span } from '#core/text/span.ts';

/** Null for a task whose gold is not known. The text is trimmed, as the builder trims what is typed. */
export function unmaskedText({
  view,
  gold,
}: Task): { readonly text: string; readonly spans: readonly Span[] } | null {
  if (view.kind !== 'ramp' || !gold) return null;
  const spans: Span[] = [];
  let text = (view.parts[0] ?? '').trimStart();
  for (const [index, accepted] of gold.entries()) {
    const fill = accepted[0] ?? '';
    spans.push({ start: text.length, end: text.length + fill.length });
    text += fill + (view.parts[index + 1] ?? '');
  }
  return { text: text.trimEnd(), spans };
}
