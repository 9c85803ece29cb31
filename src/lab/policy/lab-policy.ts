/**
 * The Lab's policy behind the project's policy port: it writes the same actions as any other policy, so that it
 * trains in the real loop, on the real search, and runs on the Fill screen as it was trained.
 *
 *   open masks --order--> mask --query--> search --hits--> fill, or search again
 */
import { renderDecision } from '#core/actions/render.ts';
import type { Alternative } from '#core/rollout/event.ts';
import type { Policy, PolicyOutput, Situation } from '#core/rollout/policy.ts';
import type { Step } from '#core/rollout/trajectory.ts';
import type { RampView } from '#core/task/task.ts';
import { foldWord, words } from '#core/text/words.ts';
import { blankView, type Fills } from './blank-view.ts';
import type { Chooser } from './chooser.ts';
import { fillOptions } from './fill-options.ts';
import { orderOption } from './mask-order.ts';
import { offsetFor, queryWords, type Rarity } from './query-words.ts';

/** Searches for one mask at the most. */
const searchesPerMask = 2;
const shownAlternatives = 4;

export function labPolicy(id: string, chooser: Chooser, rarity: Rarity): Policy {
  return {
    id,
    async *act(situation) {
      const { view } = situation;
      // It was trained on masks only and has no decision for questions.
      yield view.kind === 'ramp' ? decide(situation, view, chooser, rarity) : giveUpQuestion;
    },
  };
}

const giveUpQuestion: PolicyOutput = {
  type: 'decision',
  text: renderDecision({ thought: { type: 'no-evidence' }, action: { type: 'answer', text: '' } }),
  tokens: 0,
};

function decide(
  situation: Situation,
  view: RampView,
  chooser: Chooser,
  rarity: Rarity,
): PolicyOutput {
  const { steps, searchesLeft } = situation;
  const fills = fillsSoFar(steps, view.parts.length - 1);
  const open = [...fills.keys()].filter((index) => fills[index] === undefined);
  const last = steps.at(-1)?.action;
  const searched = last?.type === 'search' && last.mask !== null ? last.mask - 1 : null;
  if (searched !== null && open.includes(searched)) {
    const spare = searchesLeft - (open.length - 1) > 0;
    const mayAsk = spare && attempts(steps, searched) < searchesPerMask;
    return fill(view, searched, fills, steps, mayAsk, chooser, rarity);
  }
  if (open.length === 0) return output({ thought: null, action: { type: 'answer', text: '' } });
  const views = open.map((blank) => blankView(view, blank, fills));
  const options = views.map((one, at) => orderOption(one, open[at] as number, rarity));
  const at = chooser.pick('order', options, (index) => String((open[index] ?? 0) + 1)).picked;
  const blank = open[at] as number;
  return searchesLeft > 0
    ? search(view, blank, fills, steps, chooser, rarity)
    : fill(view, blank, fills, steps, false, chooser, rarity);
}

function search(
  view: RampView,
  blank: number,
  fills: Fills,
  steps: readonly Step[],
  chooser: Chooser,
  rarity: Rarity,
): PolicyOutput {
  const asked = foldedWords(queriesFor(steps, blank));
  const offered = queryWords(blankView(view, blank, fills), asked, rarity);
  const taken = chooser.take('query', offered, offsetFor(offered.length));
  const query = offered
    .filter((_, index) => taken[index])
    .map((word) => word.text)
    .join(' ');
  const thought = asked.size > 0 ? ({ type: 'no-evidence' } as const) : null;
  return output({ thought, action: { type: 'search', mask: blank + 1, query } });
}

function fill(
  view: RampView,
  blank: number,
  fills: Fills,
  steps: readonly Step[],
  mayAsk: boolean,
  chooser: Chooser,
  rarity: Rarity,
): PolicyOutput {
  const hits = steps.findLast((step) => step.observation)?.observation?.hits ?? [];
  const query = foldedWords(queriesFor(steps, blank).slice(-1));
  const options = fillOptions(blankView(view, blank, fills), hits, query, mayAsk, rarity);
  if (options.length === 0) {
    const action = { type: 'fill', mask: blank + 1, text: null } as const;
    return output({ thought: { type: 'no-evidence' }, action });
  }
  const { picked, chances } = chooser.pick(
    'fill',
    options.map((option) => option.features),
    (index) => options[index]?.candidate?.text ?? '',
  );
  const candidate = options[picked]?.candidate;
  if (!candidate) return search(view, blank, fills, steps, chooser, rarity);
  const alternatives = likeliest(
    options.flatMap((option, index) =>
      option.candidate ? [{ text: option.candidate.text, probability: chances[index] ?? 0 }] : [],
    ),
  );
  const quote = candidate.sentence.text;
  return output(
    {
      thought: { type: 'evidence', hit: candidate.hit + 1, quote },
      action: { type: 'fill', mask: blank + 1, text: candidate.text },
    },
    alternatives,
  );
}

function output(
  decision: Parameters<typeof renderDecision>[0],
  alternatives?: readonly Alternative[],
): PolicyOutput {
  const text = renderDecision(decision);
  return { type: 'decision', text, tokens: 0, ...(alternatives && { alternatives }) };
}

/** The same text from several places is one alternative with the sum of their chances. */
function likeliest(all: readonly Alternative[]): Alternative[] {
  const byText = new Map<string, number>();
  for (const { text, probability } of all) {
    byText.set(text, (byText.get(text) ?? 0) + probability);
  }
  return [...byText]
    .map(([text, probability]) => ({ text, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownAlternatives);
}

function fillsSoFar(steps: readonly Step[], count: number): (string | null | undefined)[] {
  const fills: (string | null | undefined)[] = Array.from({ length: count });
  for (const { action } of steps) {
    if (action.type === 'fill' && action.mask <= count) fills[action.mask - 1] = action.text;
  }
  return fills;
}

function attempts(steps: readonly Step[], blank: number): number {
  return queriesFor(steps, blank).length;
}

function queriesFor(steps: readonly Step[], blank: number): string[] {
  return steps.flatMap(({ action }) =>
    action.type === 'search' && action.mask === blank + 1 ? [action.query] : [],
  );
}

function foldedWords(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => words(text).map((word) => foldWord(word.text))));
}
