/**
 * What `npm run record` plays, as data. Passages: `{…}` marks what is hidden, `{…|…}` with what is right as well. A line
 * of the list of recorded runs is a slot: the first of its tries that ends as wanted is kept, so that recording again
 * with other weights needs no editing.
 */
import type { RecordedEntry } from '#runs/recorded-index.ts';

export type Text = { readonly id: string; readonly title: string; readonly text: string };
export type Asked = {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly string[];
};

export type Slot = {
  /** Name of the file. */
  readonly id: string;
  readonly tasks: readonly (Text | Asked)[];
  /** Tried in this order, each on every task. */
  readonly policies: readonly string[];
  /** `right`: every blank; `wrong`: at least one is not; `any`: kept as it comes. */
  readonly wanted: 'right' | 'wrong' | 'any';
  /** Stands beside this run in a comparison, and not in the list. */
  readonly beside?: RecordedEntry['beside'];
};

const ada: Text = {
  id: 'first.en',
  title: 'Ada Lovelace',
  text: 'Ada Lovelace was born in London in 1815 as the daughter of the poet {Lord Byron|Byron}. At the age of 17 she met {Charles Babbage}. She translated an article by the engineer {Luigi Menabrea} on the Analytical Engine in 1843, and her notes show how the machine could calculate the Bernoulli numbers.',
};
const yangtze: Text = {
  id: 'first.zh',
  title: '长江',
  text: '三峡工程{1994年}开工，坝顶高程185米。{1957年}建成的武汉长江大桥是江上第一座大桥，上游从玉树到宜宾的一段叫{金沙江}。',
};
const chopin: Text = {
  id: 'chopin.en',
  title: 'Frédéric Chopin',
  text: 'Frédéric Chopin was born in the village of Żelazowa Wola and grew up in Warsaw, where Józef Elsner taught him. He spent the winter of 1838 on {Majorca} with the novelist {George Sand}, and a portrait of him by Eugène Delacroix hangs in the {Louvre}.',
};
const libai: Text = {
  id: 'libai.zh',
  title: '李白',
  text: '李白字{太白}，号青莲居士，是唐代的浪漫主义诗人。{742年}，李白被召到长安，任翰林供奉。',
};
/** Told nowhere in these words, or only by way of another page: where a small model goes wrong. */
const hard: readonly Text[] = [
  {
    id: 'hard-darwin.en',
    title: 'Charles Darwin',
    text: 'When the young naturalist came home in {1836}, he had seen tortoises that differed from one island of the {Galápagos} to the next. The captain of his ship, {Robert FitzRoy}, never forgave him the book.',
  },
  {
    id: 'hard-mozart.en',
    title: 'Wolfgang Amadeus Mozart',
    text: 'The opera of the bird-catcher was first played in {Vienna}, ten weeks before its composer died. He had been born in {Salzburg}, in the house where his father {Leopold} taught the violin.',
  },
  {
    id: 'hard-curie.en',
    title: 'Marie Curie',
    text: 'The element that she named after the country of her birth was found in {1898}. Her elder daughter {Irène} was given the same prize in {1935}.',
  },
];

/** Of one step or two: the written ones are harder, and are there to be tried. */
const questions: readonly Asked[] = [
  {
    id: 'ask-ship.en',
    question: 'Which ship carried Charles Darwin around the world?',
    answers: ['Beagle', 'HMS Beagle', 'the Beagle'],
  },
  {
    id: 'ask-byron.en',
    question: 'Which poet was the father of Ada Lovelace?',
    answers: ['Lord Byron', 'Byron'],
  },
  {
    id: 'ask-warsaw.en',
    question: 'In which city was Frédéric Chopin taught by Józef Elsner?',
    answers: ['Warsaw'],
  },
];
const penicillin: Asked = {
  id: 'ask-penicillin.en',
  question: 'Who discovered penicillin?',
  answers: ['Alexander Fleming'],
};
const hamlet: Asked = {
  id: 'ask-hamlet.en',
  question: 'Who wrote Hamlet?',
  answers: ['William Shakespeare'],
};

const beside = (policy: string): Slot => ({
  id: `first.${policy.replaceAll(':', '-')}.en`,
  tasks: [ada],
  policies: [policy],
  wanted: 'any',
  beside: 'first.en',
});

/** The first of each language is what a first visit sees. */
export const slots: readonly Slot[] = [
  { id: 'first.en', tasks: [ada], policies: ['bundled', 'baseline'], wanted: 'right' },
  { id: 'first.zh', tasks: [yangtze], policies: ['baseline'], wanted: 'right' },
  { id: 'chopin.en', tasks: [chopin], policies: ['baseline'], wanted: 'right' },
  { id: 'libai.zh', tasks: [libai], policies: ['baseline'], wanted: 'right' },
  { id: 'hard.en', tasks: hard, policies: ['bundled', 'baseline'], wanted: 'wrong' },
  { id: 'ask.en', tasks: questions, policies: ['bundled', 'baseline'], wanted: 'right' },
  { id: 'ask-rules.en', tasks: [penicillin, hamlet], policies: ['baseline'], wanted: 'right' },
  { id: 'team.en', tasks: [ada, chopin], policies: ['multi-agent:baseline'], wanted: 'right' },
  { id: 'team.zh', tasks: [yangtze, libai], policies: ['multi-agent:baseline'], wanted: 'right' },
  ...['closed-book:bundled', 'rag:bundled', 'baseline', 'closed-book:baseline', 'rag:baseline'].map(
    beside,
  ),
];
