/** Choosing a passage, writing one, reading a document. */
import { assertNever } from '#core/assert-never.ts';
import type { SpanType } from '#core/task/instance.ts';
import type { DraftProblem } from '#state/app-state.ts';
import { plural } from './plural.ts';

export const sheets = {
  picker: {
    title: 'Choose a passage',
    tabs: { exercises: 'Exercises', documents: 'Encyclopedia', recorded: 'Recorded runs' },
    passageLanguage: 'Passages in',
    filter: 'Find by title or words',
    masks: 'Blanks',
    anyNumber: 'Any number',
    loading: 'Fetching the list…',
    noMatch: 'Nothing has these words: try fewer.',
    none: 'There are no written exercises in this language yet: choose a document instead.',
    hops: (count: number) => plural(count, 'step', 'steps'),
    questionsInEnglish: 'The written questions are in English.',
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
    clear: 'Clear',
    seed: 'Seed',
    roll: 'Another seed',
    preview: 'Click a word to hide it, click a blank to show it again',
    previewEmpty: 'The masked text will appear here.',
    example: 'Begin with an example',
    exampleText:
      'Ludwig van Beethoven was born in Bonn in December 1770 and moved to Vienna in 1792, where he studied with Joseph Haydn. His Ninth Symphony was first played in Vienna on 7 May 1824.',
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
};
