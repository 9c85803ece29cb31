/** Every word of the page in English. The other languages have the same keys, or do not compile. */

import type { InvalidReason } from '#core/actions/action.ts';
import { assertNever } from '#core/assert-never.ts';
import type { FinishReason } from '#core/rollout/event.ts';
import type { SpanType } from '#core/task/instance.ts';
import type { DraftProblem, OfferedPolicyId } from '#state/app-state.ts';
import type { CorpusProblemKind, LinkProblem, Problem } from '#state/problem.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const en = {
  idea: 'Hide a few words. Watch an agent find them again.',
  skipToPassage: 'Skip to the passage',
  close: 'Close',
  tryAgain: 'Try again',
  opening: (percent: number | null) =>
    percent === null ? 'Opening the encyclopedia…' : `Opening the encyclopedia, ${percent} %`,
  language: 'Language',
  theme: { label: 'Theme', system: 'as the device', light: 'light', dark: 'dark' },
  link: { copy: 'Copy link', copied: 'Link copied' },

  policy: {
    label: 'Policy',
    legend: 'Who fills the blanks',
    names: {
      baseline: 'Rules, no model',
      'rag:baseline': 'Rules, one search',
      'closed-book:baseline': 'Rules, no search',
    } satisfies Record<OfferedPolicyId, string>,
    about: {
      baseline: 'Searches for each blank and compares the words around it with the hits.',
      'rag:baseline': 'Searches once with the whole passage, then makes do with what came.',
      'closed-book:baseline': 'Never searches. Rules know nothing by heart: blanks stay open.',
    } satisfies Record<OfferedPolicyId, string>,
    withWebGpu: 'This browser has WebGPU, needed later for the model. The rules run without it.',
    withoutWebGpu: 'This browser has no WebGPU. Only the model will need it: the rules run.',
  },

  passage: {
    label: 'Passage',
    loading: 'Fetching a recorded run…',
    origin: {
      recorded: 'Recorded run',
      live: 'Live run',
      exercise: 'Exercise',
      document: 'From the encyclopedia',
      own: 'Your own text',
      link: 'From a link',
    },
    blanks: (count: number) => plural(count, 'blank', 'blanks'),
    blank: {
      waiting: (n: number) => `Blank ${n}, waiting`,
      searching: (n: number) => `Blank ${n}, searching`,
      reading: (n: number) => `Blank ${n}, reading`,
      filled: (n: number, fill: string) => `Blank ${n}, filled with ${fill}`,
      right: (n: number, fill: string) => `Blank ${n}, right: ${fill}`,
      wrong: (n: number, fill: string, gold: string) =>
        `Blank ${n}, wrong: ${fill}, it was ${gold}`,
      unknown: (n: number) => `Blank ${n}, not known`,
      unknownWas: (n: number, gold: string) => `Blank ${n}, not known, it was ${gold}`,
    },
    notKnown: 'not known',
    showStory: 'Show how it was filled',
  },

  actions: {
    runLive: 'Run it live',
    runAgain: 'Run again',
    another: 'Another passage',
    own: 'Your own text',
    editMasks: 'Change the blanks',
  },

  steps: {
    label: 'Steps',
    empty: 'Press “Run it live”: each search, what it found and what was filled will appear here.',
    start: (count: number) =>
      `The passage has ${plural(count, 'blank', 'blanks')}. Each will be searched for and filled.`,
    searchFor: (n: number) => `Search for blank ${n}`,
    searchAll: 'Search with the whole passage',
    query: 'Query',
    hits: (count: number, ms: number) => `${plural(count, 'hit', 'hits')} in ${ms} ms`,
    noHits: 'Nothing found.',
    noEvidence: 'None of these hits can tell.',
    trying: 'The last hits could not tell: other words this time.',
    fill: (n: number) => `Blank ${n}`,
    withoutSearch: 'Without searching',
    earlier: 'Earlier',
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

  hits: {
    open: (title: string) => `Read the document ${title}`,
    score: (score: string) => `Score ${score}`,
    evidence: (n: number) => `Evidence for blank ${n}`,
    more: 'Show all',
    less: 'Show less',
  },

  reward: {
    label: 'Reward',
    total: (right: number, count: number) => `${right} of ${count} right`,
    noGold: 'There is no reward: nobody but you knows what was meant.',
    format: ['Format', 'Every action well formed, ended with an answer. Counts a tenth.'],
    exactMatch: ['Exact match', 'Share of blanks filled exactly right. For reading only.'],
    tokenRecall: ['Token recall', 'Share of the hidden words that were found. For reading only.'],
    answer: ['Answer', 'Recall, less for fills that are too long. Counts nine tenths.'],
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

  picker: {
    title: 'Choose a passage',
    tabs: { exercises: 'Exercises', documents: 'Encyclopedia', recorded: 'Recorded runs' },
    passageLanguage: 'Passages in',
    filter: 'Find by title or words',
    masks: 'Blanks',
    anyNumber: 'Any number',
    noMatch: 'Nothing has these words: try fewer.',
    none: 'There are no written exercises in this language yet: choose a document instead.',
    more: (count: number) => `Show ${count} more`,
    documentsNote: 'A passage of the document is drawn, and the words to hide in it.',
  },

  draft: {
    title: 'Your own text',
    intro: 'Paste a passage and it will be masked. Or write [mask] where something is missing.',
    text: 'Text',
    placeholder: 'Marie Curie was born in Warsaw in 1867 and moved to Paris to study…',
    heading: 'Title, if the text does not say what it is about',
    characters: (count: number, limit: number) => `${count} of ${limit} characters`,
    masks: 'Blanks',
    seed: 'Seed',
    roll: 'Another seed',
    preview: 'Click a word to hide it, click a blank to show it again',
    previewEmpty: 'The masked text will appear here.',
    working: 'Looking for names, dates and numbers…',
    typed: (count: number) =>
      `${plural(count, 'blank', 'blanks')} written by hand. Nobody knows the right words, so there will be no reward.`,
    underlined: 'Underlined: worth hiding.',
    chineseNote:
      'In Chinese, only dates, numbers, titles and dictionary words are proposed. Click words to choose your own.',
    noBlanks: 'No word is hidden yet: click one.',
    use: 'Use this text',
    mask: (word: string) => `Hide ${word}`,
    unmask: (n: number, word: string) => `Blank ${n}, show ${word}`,
    kind: {
      person: 'person',
      place: 'place',
      organisation: 'organisation',
      work: 'work',
      name: 'name',
      date: 'date',
      number: 'number',
      term: 'term',
    } satisfies Record<SpanType, string>,
    problem: (problem: DraftProblem) => {
      switch (problem.type) {
        case 'empty':
          return 'There is no text yet: paste a passage.';
        case 'too-long':
          return `The text has ${problem.length} characters and at most ${problem.limit} fit: cut it to the part around the blanks.`;
        case 'no-mask':
          return 'There is no [mask] in the text: put one where a word is missing.';
        case 'too-many-masks':
          return `The text has ${problem.count} blanks and at most ${problem.limit} can be filled in one run: take some out.`;
        case 'adjacent-masks':
          return `Blanks ${problem.index - 1} and ${problem.index} stand side by side with nothing between them: make them one.`;
        case 'mask-inside-word':
          return `Blank ${problem.index} stands inside a word: put a space around it, or hide the whole word.`;
        case 'no-context':
          return 'There is too little text to search with: add a sentence that says what it is about.';
        case 'nothing-to-mask':
          return 'Nothing here can be masked by itself: it takes a name, a date, a number or a term inside a sentence. Add one, or write [mask] yourself.';
        default:
          return assertNever(problem);
      }
    },
  },

  document: {
    label: 'Document',
    loading: 'Opening the document…',
    back: 'Back',
    field: (field: string) => field.charAt(0).toUpperCase() + field.slice(1),
    marked: 'The marked part is the passage that was found.',
    links: 'See also',
  },

  problem: (problem: Problem): string => {
    switch (problem.type) {
      case 'corpus':
        return corpusProblems[problem.kind](problem.file);
      case 'unknown-policy':
        return `There is no policy “${problem.id}” here: the rules take its place, or choose another one above.`;
      case 'unknown-corpus':
        return `There is no corpus “${problem.id}” here: the encyclopedia that ships with the page takes its place.`;
      case 'unknown-exercise':
        return `There is no exercise “${problem.id}” here: choose another passage.`;
      case 'unknown-document':
        return `The encyclopedia has no document “${problem.name}”: choose another one.`;
      case 'nothing-to-mask-here':
        return `The drawn passage of “${problem.title}” has nothing to hide: choose it again for another passage.`;
      case 'link':
        return linkProblems[problem.reason];
      case 'copy-refused':
        return 'The browser did not allow copying: copy the address from the address bar instead.';
      case 'recorded-run':
        return 'The recorded run could not be read: reload the page, or choose another passage and run it live.';
      case 'exercises':
        return 'The list of exercises could not be read: check the connection and try again.';
      case 'worker':
        return 'A part of the page that works in the background has stopped: reload the page. Your text is kept.';
      case 'run-failed':
        return `The run stopped with an error (${problem.message}): everything up to it stands, and you can run it again.`;
      default:
        return assertNever(problem);
    }
  },
};

const corpusProblems: Record<CorpusProblemKind, (file: string) => string> = {
  missing: (file) => `The file ${file} could not be fetched: check the connection and try again.`,
  'not-a-corpus': (file) => `The file ${file} is not what this page expects: reload the page.`,
  'other-version': (file) => `The file ${file} is of another version: reload the page.`,
  'wrong-size': (file) => `The file ${file} arrived incomplete: try again. Nothing is lost.`,
  damaged: (file) => `The file ${file} is damaged: try again. Nothing you did is lost.`,
};

const linkProblems: Record<LinkProblem, string> = {
  broken: 'This link is broken, perhaps cut off in copying: ask for it again. Here is another run.',
  'newer-version': 'This link was made by a newer version of the page: reload the page.',
  'too-long': 'This passage is too long for a link: shorten it to share it.',
};

export type Strings = typeof en;
