/** For teachers: lesson links, worksheets, results. */
import { plural } from './plural.ts';

export const classroom = {
  intro:
    'Pupils guess each blank before the program fills it. Make a link for them, print a sheet, or put the whole site on a USB stick.',

  lesson: 'A link for the class',
  passage: 'Passage',
  policy: 'Program',
  guess: 'Guess first',
  guessNote: 'Nothing is run before the pupil has typed a guess.',
  plain: 'Only this passage',
  plainNote: 'No menus, no other passages. One button shows the rest.',
  projector: 'Projector type',
  projectorNote: 'For the screen at the front.',
  link: 'Link',
  copy: 'Copy link',
  open: 'Open it here',
  tooLong: 'This passage is too long for a link: shorten it in “Build”, or choose another.',

  sheet: 'Worksheet to print',
  sheetNote: 'The written exercises, with lines to write on; the answers on a page of their own.',
  language: 'Passages in',
  count: 'Passages',
  blanks: 'Blanks in each',
  seed: 'Draw',
  again: 'Other passages',
  answers: 'With answer sheet',
  print: 'Print',
  loading: 'Fetching the exercises…',
  none: 'There are no such exercises: allow another number of blanks.',
  heading: 'What is missing?',
  name: 'Name',
  date: 'Date',
  answerSheet: 'Answers',
  seedLine: (seed: number) => `Sheet ${seed}`,
  source: 'Exercises of MaskSearch, CC BY 4.0.',

  results: 'Results',
  resultsNote:
    'Of guesses typed in this tab; they go nowhere by themselves and are gone when the tab is closed.',
  noResults: 'There are none yet. Press “Guess first” beneath a passage.',
  summary: (passages: number, you: number, policy: number, blanks: number) =>
    `${plural(passages, 'passage', 'passages')}: guesses ${you} of ${blanks}, program ${policy} of ${blanks}.`,
  pupil: 'Name for the file',
  csv: 'Save as table (CSV)',
  json: 'Save as JSON',
  clear: 'Clear results',
  columns: ['passage', 'blank', 'gold', 'guess', 'guess right', 'program', 'fill', 'fill right'],

  kit: 'The whole site without a network',
  kitText:
    'A zip of this site runs from a USB stick by a small start script, or from any folder of a school server, over plain http too. It holds a note for teachers. Whoever has the project makes it with:',
};
