/**
 * The grammar of one decision, token by token. It permits what the loop can use and nothing else: masks that are
 * still open, hits that were shown, a search only while searches are left, an answer once every blank is filled.
 * A decision is closed in time: near its last token only the way to its end is permitted.
 *
 *   [<think> (<hitN> quote | <none>) </think>] ( <search> [<maskN>] query </search>
 *                                              | <fill> <maskN> (text | <none>) </fill>
 *                                              | <answer> [text] </answer> )
 */
import type { Situation } from '#core/rollout/policy.ts';
import { isTag, tagId } from './vocabulary.ts';

/** Tokens of one decision at the most, as in training/rollouts.py. */
export const longestDecision = 96;
/** Tokens of a fill or an answer at the most: no span is that long, and a model that knows nothing goes on for ever. */
export const longestFill = 24;

export type Permitted = {
  /** Ids of tags. */
  readonly tags: readonly number[];
  /** Whether any token that is no tag is permitted. */
  readonly text: boolean;
  /** Those that are not, all the same. */
  readonly except?: (id: number) => boolean;
};

export function isPermitted({ tags, text, except }: Permitted, id: number): boolean {
  return tags.includes(id) || (text && !isTag(id) && !except?.(id));
}

type Place =
  | 'start'
  | 'think'
  | 'quote'
  | 'thought'
  | 'acting'
  | 'search'
  | 'query'
  | 'fill'
  | 'filling'
  | 'filled'
  | 'answer'
  | 'done';

export type GrammarState = {
  readonly place: Place;
  /** Whether the text of this place has a token that is not blank. */
  readonly said: boolean;
  /** Whether it has begun with a blank one: another would say as little, and so on without an end. */
  readonly blank: boolean;
  /** Tokens that may still be written. */
  readonly left: number;
};

export type Grammar = {
  readonly start: GrammarState;
  readonly permitted: (state: GrammarState) => Permitted;
  /** The state after a permitted token. */
  readonly next: (state: GrammarState, id: number) => GrammarState;
};

const id = {
  ...{ think: tagId('<think>'), endThink: tagId('</think>'), none: tagId('<none>') },
  ...{ search: tagId('<search>'), endSearch: tagId('</search>') },
  ...{ fill: tagId('<fill>'), endFill: tagId('</fill>') },
  ...{ answer: tagId('<answer>'), endAnswer: tagId('</answer>') },
};
const textOf: Partial<Record<Place, number>> = {
  quote: id.endThink,
  query: id.endSearch,
  filling: id.endFill,
  answer: id.endAnswer,
};
/** Tokens from a place to the end of the shortest decision that goes on from it. */
const toTheEnd: Readonly<Record<Place, number>> = {
  ...{ start: 4, think: 6, quote: 5, thought: 5, acting: 4, search: 3, query: 1 },
  ...{ fill: 3, filling: 1, filled: 1, answer: 1, done: 0 },
};

export function actionGrammar(situation: Situation, isBlank: (id: number) => boolean): Grammar {
  const { view, steps, searchesLeft } = situation;
  const isQuestion = view.kind === 'question';
  const open = openMasks(situation).map((mask) => tagId(`<mask${mask}>`));
  const shown = steps.findLast((step) => step.observation)?.observation?.hits.length ?? 0;
  const hits = Array.from({ length: shown }, (_, index) => tagId(`<hit${index + 1}>`));
  const actions = [
    ...(searchesLeft > 0 && (isQuestion || open.length > 0) ? [id.search] : []),
    ...(!isQuestion && open.length > 0 ? [id.fill] : []),
    ...(isQuestion || open.length === 0 ? [id.answer] : []),
  ];

  const tagsAt = ({ place, said, left }: GrammarState): readonly number[] => {
    switch (place) {
      case 'start':
        return left > toTheEnd.think ? [id.think, ...actions] : actions;
      case 'think':
        return [...hits, id.none];
      case 'thought':
        return [id.endThink];
      case 'acting':
        return actions;
      case 'search':
        return isQuestion ? [] : open;
      case 'fill':
        return open;
      case 'filled':
        return [id.endFill];
      case 'filling':
        return said ? [id.endFill] : [id.none];
      case 'answer':
        return [id.endAnswer];
      case 'quote':
      case 'query':
        return said ? [textOf[place] ?? 0] : [];
      case 'done':
        return [];
    }
  };

  const permitted = (state: GrammarState): Permitted => {
    const tags = tagsAt(state);
    const { place, said, left } = state;
    const takesText =
      place === 'quote' ||
      place === 'query' ||
      place === 'filling' ||
      (isQuestion && (place === 'answer' || place === 'search'));
    const inTime = left > toTheEnd[place] || (!said && tags.length === 0);
    const except = state.blank && { except: isBlank };
    return { tags, text: takesText && inTime, ...except };
  };

  const placeAfter = (place: Place, token: number): Place => {
    switch (token) {
      case id.think:
        return 'think';
      case id.endThink:
        return 'acting';
      case id.search:
        return 'search';
      case id.fill:
        return 'fill';
      case id.answer:
        return 'answer';
      case id.none:
        return place === 'think' ? 'thought' : 'filled';
      case id.endSearch:
      case id.endFill:
      case id.endAnswer:
        return 'done';
    }
    if (place === 'think') return 'quote';
    if (place === 'search') return 'query';
    return place === 'fill' ? 'filling' : place;
  };

  return {
    start: { place: 'start', said: false, blank: false, left: longestDecision },
    permitted,
    next: (state, token) => {
      const place = placeAfter(state.place, token);
      const isText = !permitted(state).tags.includes(token);
      const said = (place === state.place && state.said) || (isText && !isBlank(token));
      const blank = isText && !said;
      const left = state.left - 1;
      const begins = (place === 'filling' || place === 'answer') && place !== state.place;
      return { place, said, blank, left: begins ? Math.min(left, longestFill) : left };
    },
  };
}

/** Masks, from 1, that no fill has been written for yet. */
function openMasks({ view, steps }: Situation): number[] {
  if (view.kind === 'question') return [];
  const filled = new Set(
    steps.flatMap(({ action }) => (action.type === 'fill' ? [action.mask] : [])),
  );
  return view.parts.slice(1).flatMap((_, index) => (filled.has(index + 1) ? [] : [index + 1]));
}
