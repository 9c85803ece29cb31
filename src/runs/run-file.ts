/** Runs as files: JSON lines, or a page that plays the run and holds the same lines. Both can be opened again. */
import type { RunEvent } from '#core/rollout/event.ts';
import { decodeRun, type RunProblem } from './decode-run.ts';

/** Stands around the lines in a page (page/run-page.ts). */
export const embedded = { open: '<script type="application/jsonl" id="run">', close: '</script>' };

/** JSON in a page: nothing in it can end the element that it stands in. */
export function escapeForPage(lines: string): string {
  return lines.replaceAll('<', '\\u003c');
}

export function decodeRunFile(
  text: string,
): { readonly events: readonly RunEvent[] } | { readonly problem: RunProblem } {
  const start = text.indexOf(embedded.open);
  if (start < 0) return decodeRun(text);
  const from = start + embedded.open.length;
  return decodeRun(text.slice(from, text.indexOf(embedded.close, from)));
}
