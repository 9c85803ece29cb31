/** The passage, what can be done with it, and the reward. */
import { plural } from './plural.ts';

export const stage = {
  passage: {
    label: 'Passage',
    loading: 'Fetching a recorded run…',
    origin: {
      recorded: 'Recorded run',
      live: 'Live run',
      exercise: 'Exercise',
      question: 'Question',
      ownQuestion: 'Your own question',
      document: 'From the encyclopedia',
      own: 'Your own text',
      evaluation: 'From the evaluation',
      link: 'From a link',
      file: 'From a file',
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
    besides: { own: 'also searched your documents', wikipedia: 'asked Wikipedia, live' },
    notKnown: 'not known',
    answer: 'Answer',
    showStory: 'Show how it was filled',
    backToEvaluation: 'Back to the evaluation',
  },

  actions: {
    runLive: 'Run it live',
    runAgain: 'Run again',
    running: 'Running…',
    stop: 'Stop',
    another: 'Another passage',
    anotherQuestion: 'Another question',
    own: 'Your own text',
    guessFirst: 'Guess first',
    guessNote: 'Type a guess for every blank before the program acts',
    leaveLesson: 'Show everything else',
    editMasks: 'Change the blanks',
  },

  guess: {
    title: 'Your guess first',
    intro: 'What belongs into each blank? Leave one empty if you do not know.',
    blank: (n: number) => `Blank ${n}`,
    answer: 'Answer',
    submit: 'Now watch the program',
    scores: 'You and the program',
    columns: ['Blank', 'It was', 'You', 'Program'],
    empty: 'no guess',
    part: 'partly right',
    total: (you: number, policy: number, count: number) =>
      `You have ${you} of ${count}, the program ${policy}.`,
    results: 'All results, and saving them',
  },

  reward: {
    label: 'Reward',
    how: 'How it is scored',
    total: (right: number, count: number) => `${right} of ${count} right`,
    noGold: 'There is no reward: nobody but you knows what was meant.',
    format: ['Format', 'Every action well formed, ended with an answer. Counts a tenth.'],
    exactMatch: ['Exact match', 'Share of blanks filled exactly right. For reading only.'],
    tokenRecall: ['Token recall', 'Share of the hidden words that were found. For reading only.'],
    answer: ['Answer', 'Recall, less for fills that are too long. Counts nine tenths.'],
  },

  modelOffer: {
    other: (name: string, isRules: boolean) =>
      isRules ? `Live runs are made by “${name}”: no model.` : `Live runs are made by “${name}”.`,
    chosen: (megabytes: number) =>
      `The trained model makes live runs: ${megabytes} MB and its engine, fetched once with the first.`,
    run: (megabytes: number) => `Run the trained model live (${megabytes} MB and its engine, once)`,
    note: 'Fetched from where this page came from, kept on this device, and run in this browser.',
  },

  lessonOffer: {
    text: 'A program fills the blanks by looking things up in a small encyclopedia. You see every step.',
    open: 'Open the lesson',
    dismiss: 'No, thank you',
  },
};
