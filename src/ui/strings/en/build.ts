/** Building an instance: what is worth hiding in a text, and why. */
import type { RejectionReason } from '#core/ramp/salient-spans.ts';

export const build = {
  intro:
    'A mask is only worth something where a search can tell what was there. See what a text offers, hide it, run it, or keep it as data.',
  take: 'Take the passage from Fill',
  preview: 'The instance',
  by: 'Choose by',
  bys: { salience: 'Salience', perplexity: 'Perplexity' },
  byNote: {
    salience: 'Names, dates, numbers and terms; longer ones are drawn more often.',
    perplexity: 'What the trained model would guess worst is hidden: the hardest blanks.',
  },
  reading: 'The model is reading the text…',
  model: (megabytes: string) =>
    `Perplexity needs the trained model (${megabytes} MB, fetched once).`,
  heat: 'Heat: perplexity, a quarter of the words each',
  heatUpTo: (perplexity: string) => `up to ${perplexity}`,
  heatAbove: 'above',
  worth: 'Worth hiding',
  columns: ['Text', 'Kind', 'Chance', 'Perplexity'],
  chanceNote: 'Of being drawn first: weight by length in words (at most four), terms half.',
  perplexityNote:
    'Of the span, read by the bundled model from the beginning of the text; 1 is certain.',
  hide: (text: string) => `Hide ${text}`,
  show: (text: string) => `Show ${text} again`,
  passedOver: (count: number) => `Looked at and left alone (${count})`,
  reasons: {
    title: 'shares a word with the title',
    repeated: 'stands elsewhere in the text as well',
    'sentence-initial': 'begins a sentence',
    'too-long': 'is too long',
    'inside-word': 'is part of a longer word',
    uninformative: 'says too little',
  } satisfies Record<RejectionReason, string>,
  use: 'Run this',
  copy: 'Copy as JSONL',
  save: 'Save as JSONL',
  jsonlNote: 'The instance as `ramp make` writes it: unmasked text, offsets, seed.',
  copied: 'Copied',
};
