/** Steps, hits, playback, the story of a blank, and what a screen reader is told. */
import type { InvalidReason } from '#core/actions/action.ts';
import type { FinishReason } from '#core/rollout/event.ts';
import { plural } from './plural.ts';

export const run = {
  steps: {
    label: 'Steps',
    empty: 'Press “Run it live”: each search, what it found and what was filled will appear here.',
    start: (count: number) =>
      `The passage has ${plural(count, 'blank', 'blanks')}. Each will be searched for and filled.`,
    emptyQuestion:
      'Press “Run it live”: each search, what it found and what followed from it will appear here.',
    startQuestion: 'The question may take two or three searches: one answer leads to the next.',
    guess: 'Guess first. The searches appear here when you have.',
    searchNth: (n: number) => `Search ${n}`,
    searchFor: (n: number) => `Search for blank ${n}`,
    searchAll: 'Search with the whole passage',
    query: 'Query',
    hits: (count: number, ms: number) => `${plural(count, 'hit', 'hits')} in ${ms} ms`,
    hitsNote:
      'From the query to the ranked hits, in the worker that holds the index, by the clock of the machine that made this run.',
    noHits: 'Nothing found.',
    readingNow: 'Reading…',
    writingNow: {
      thought: 'Thinking: which hit tells it',
      query: 'Writing a query',
      fill: 'Writing a fill',
    },
    thinking: 'What the model thought first',
    noEvidence: 'None of these hits can tell.',
    trying: 'The last hits could not tell: other words this time.',
    fill: (n: number) => `Blank ${n}`,
    withoutSearch: 'Without searching',
    earlier: 'Earlier',
    whatIf: 'What if?',
    whatIfNote: 'Change this step and see both ways on',
    transcript: 'Transcript',
    transcriptNote: 'What the policy read and wrote, word for word.',
    finished: {
      answered: 'Finished.',
      'step-limit': 'Stopped: the number of steps is used up.',
      'context-limit': 'Stopped: the transcript has grown too long for the policy.',
      interrupted: 'Stopped by you. Everything up to here stands.',
      failed: 'Stopped by an error. Everything up to here stands.',
    } satisfies Record<FinishReason, string>,
    invalid: {
      'no-action': 'Wrote nothing that is an action.',
      'empty-query': 'Wanted to search, but for nothing.',
      'no-mask': 'Named a blank that is not there.',
      unclosed: 'Began an action and never ended it.',
      'two-actions': 'Wrote two actions at once.',
      'search-limit': 'Wanted to search, but all searches are used up.',
    } satisfies Record<InvalidReason, string>,
  },

  speed: {
    read: (fresh: number, cached: number, rate: number | null) =>
      `Read ${plural(fresh, 'token', 'tokens')}${rate === null ? '' : ` at ${rate} a second`}${cached > 0 ? `, ${cached} kept from before` : ''}`,
    wrote: (tokens: number, rate: number | null) =>
      `wrote ${tokens}${rate === null ? '' : ` at ${rate} a second`}`,
    first: (seconds: number) => `first after ${seconds.toFixed(seconds < 1 ? 2 : 1)} s`,
    whole: (seconds: number) => `${seconds.toFixed(seconds < 1 ? 2 : 1)} s in all`,
    how: 'How this was measured',
    note: 'Of the last step: tokens read that were not in the cache, over the time until the first token; tokens written after it, over the time they took.',
    whereLive: 'By this browser’s clock, while the run was made.',
  },

  hits: {
    open: (title: string) => `Read the document ${title}`,
    score: (score: string) => `Score ${score}`,
    scoreNote: (score: string) =>
      `Score ${score}: BM25 of the query and this passage, without a unit; compare it within one list only.`,
    evidence: (n: number) => `Evidence for blank ${n}`,
    sure: 'Probability',
    runnerUp: 'runner-up',
    sureNote:
      'Probability that the model gives to exactly these words, its tokens multiplied, among what it may write there. Runners-up begin with another token.',
    more: 'Show all',
    less: 'Show less',
  },

  timeline: {
    label: 'Playback',
    restart: 'To the start',
    back: 'Step back',
    play: 'Play',
    pause: 'Pause',
    forward: 'Step forward',
    end: 'To the end',
    position: 'Position in the run',
    speed: 'Speed',
    value: (at: number, count: number, what: string) => `Step ${at} of ${count}: ${what}`,
    noRun: 'No run yet',
    toSteps: 'Show the steps',
    started: 'Start',
    search: (n: number | null, query: string) =>
      n === null ? `search: ${query}` : `search for blank ${n}: ${query}`,
    found: (count: number) => plural(count, 'hit', 'hits'),
    fill: (n: number, fill: string | null) => `fill blank ${n}: ${fill ?? 'not known'}`,
    answer: 'answer',
    invalid: 'unusable step',
    reward: (percent: number) => `reward ${percent} %`,
    finished: 'end',
    help: 'Keyboard',
    presenterKeys: [
      ['PageDown PageUp', 'One step on or back (a clicker)'],
      ['R', 'Run it live'],
      ['N', 'Next exercise'],
      ['G', 'Guess first, on or off'],
      ['P', 'Projector, on or off'],
    ],
    keys: [
      ['Space', 'Play or pause'],
      ['← →', 'One step back or on'],
      ['Home End', 'To the start, to the end'],
    ],
  },

  say: {
    searching: (n: number, query: string) => `Searching for blank ${n}: ${query}`,
    filled: (n: number, fill: string) => `Blank ${n} filled: ${fill}`,
    unknown: (n: number) => `Blank ${n}: not known`,
    finished: (right: number, count: number) => `Finished, ${right} of ${count} right`,
  },

  story: {
    title: (n: number) => `Blank ${n}`,
    asked: 'It asked',
    read: 'It read',
    wrote: 'It wrote',
    was: 'It was',
    shares: 'How sure, and what else it weighed',
    sharesNote: 'Rules have no probabilities: these are their scores, as shares of one.',
    noSearch: 'No search was made for this blank: an earlier one had already shown it.',
    noEvidence: 'No sentence was found to rely on.',
    notYet: 'This blank has not been filled yet.',
  },
};
