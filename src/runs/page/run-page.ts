/**
 * A run as one HTML file that plays without network, without this project and without a server.
 *
 *   events -> a section for every prefix, drawn here -> a script of a few lines shows one section after another
 *
 * Everything that comes from a passage, a page or a policy is escaped; the file forbids itself to fetch anything. The
 * run itself stands in it too, so that the page can be opened in the app again (run-file.ts).
 */

import type { Hit } from '#core/rollout/environment.ts';
import type { RunEvent } from '#core/rollout/event.ts';
import { type Blank, foldRun, type Step, type Trajectory } from '#core/rollout/trajectory.ts';
import { encodeRun } from '../encode-run.ts';
import { embedded, escapeForPage } from '../run-file.ts';
import type { PageLabels } from './page-labels.ts';
import { player } from './page-player.ts';
import { style } from './page-style.ts';

export function runPage(events: readonly RunEvent[], labels: PageLabels): string {
  const whole = foldRun(events);
  const { started } = whole;
  const title = started?.task.view.kind === 'ramp' ? started.task.view.title : '';
  const frames = events.map((_, index) => frame(events, index + 1, labels));
  return `<!doctype html>
<html lang="${labels.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title || labels.recorded)} · MaskSearch</title>
<style>${style}</style>
</head>
<body>
<header><b>MaskSearch</b> <span>${escaped(labels.recorded)} · ${escaped(labels.policy)}</span></header>
<main>
${title === '' ? '' : `<h1 lang="${started?.task.language ?? 'en'}">${escaped(title)}</h1>`}
${frames.join('\n')}
</main>
<footer>
<nav>
<button type="button" id="back">${escaped(labels.controls.back)}</button>
<button type="button" id="play" aria-pressed="false">${escaped(labels.controls.play)}</button>
<button type="button" id="forward">${escaped(labels.controls.forward)}</button>
<output id="place"></output>
</nav>
<p>${escaped(labels.sources)} ${escaped(sourcesOf(whole))}. ${escaped(labels.made)}</p>
</footer>
${embedded.open}${escapeForPage(encodeRun(events))}${embedded.close}
<script>${player}</script>
</body>
</html>
`;
}

/** The page at one moment: the passage on the left, what happens on the right. */
function frame(events: readonly RunEvent[], count: number, labels: PageLabels): string {
  const trajectory = foldRun(events.slice(0, count));
  const isLast = count === events.length;
  return `<section class="frame"${isLast ? '' : ' hidden'}>
<p class="passage" lang="${trajectory.started?.task.language ?? 'en'}">${passage(trajectory, labels)}</p>
<div class="steps">${latest(trajectory, labels)}${reward(trajectory, labels)}</div>
</section>`;
}

function passage(trajectory: Trajectory, labels: PageLabels): string {
  const view = trajectory.started?.task.view;
  if (!view) return '';
  const blanks = trajectory.blanks.map((blank, index) => slot(trajectory, blank, index, labels));
  if (view.kind === 'question') return `${escaped(view.question)} ${blanks[0] ?? ''}`;
  return view.parts.map((part, at) => (blanks[at - 1] ?? '') + escaped(part)).join('');
}

function slot(
  { started, reward: told }: Trajectory,
  { status, fill, right }: Blank,
  index: number,
  labels: PageLabels,
): string {
  const isDone = status === 'filled' || status === 'unknown';
  const verdict = right ? 'right' : 'wrong';
  const state = told && right !== null ? verdict : status;
  const text = isDone ? escaped(fill ?? labels.unknown) : `<i>${index + 1}</i>`;
  const gold = started?.gold?.[index]?.[0];
  const missed = told && right === false && gold !== undefined;
  return `<span class="slot ${state}">${text}</span>${missed ? ` <ins>${escaped(gold)}</ins>` : ''}`;
}

/** The last search with its hits, and what followed from it. */
function latest({ steps }: Trajectory, labels: PageLabels): string {
  const at = steps.findLastIndex((step) => step.action.type === 'search');
  const search = steps[at];
  const outcomes = steps.slice(at + 1);
  const told = outcomes.map((step) => outcome(step, labels)).join('');
  if (search?.action.type !== 'search') return told;
  const { mask, query } = search.action;
  const quotes = outcomes.flatMap(({ thought }) =>
    thought?.type === 'evidence' ? [{ hit: thought.hit - 1, quote: thought.quote }] : [],
  );
  const hits = search.observation?.hits ?? [];
  const list = hits.map((shown, index) => {
    const own = quotes.filter((quote) => quote.hit === index).map(({ quote }) => quote);
    return hit(shown, own);
  });
  return `<h2>${escaped(labels.search(mask))}</h2><p class="query">${escaped(query)}</p>${told}${
    search.observation ? `<p class="note">${escaped(labels.hits(hits.length))}</p>` : ''
  }<ol>${list.join('')}</ol>`;
}

function outcome({ action }: Step, labels: PageLabels): string {
  if (action.type === 'answer' && action.text !== '')
    return `<p class="fill">${escaped(action.text)}</p>`;
  if (action.type !== 'fill') return '';
  return `<p class="fill"><b>${action.mask}</b> ${escaped(action.text ?? labels.unknown)}</p>`;
}

function hit({ title, text }: Hit, quotes: readonly string[]): string {
  const marked = quotes.reduce(
    (html, quote) => html.replace(escaped(quote), (found) => `<mark>${found}</mark>`),
    escaped(text),
  );
  return `<li><b>${escaped(title)}</b><br>${marked}</li>`;
}

function reward({ reward: told, blanks }: Trajectory, labels: PageLabels): string {
  if (!told) return '';
  const right = blanks.filter((blank) => blank.right).length;
  return `<p class="reward"><b>${escaped(labels.reward)} ${told.total.toFixed(2)}</b> ${escaped(labels.right(right, blanks.length))}</p>`;
}

function sourcesOf({ steps }: Trajectory): string {
  const hits = steps.flatMap((step) => step.observation?.hits ?? []);
  return [...new Set(hits.map(({ source, licence }) => `${source} (${licence})`))].join('; ');
}

/** Text as text, in content and in attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
