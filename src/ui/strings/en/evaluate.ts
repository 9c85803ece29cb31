/** The Evaluate screen. */
import { assertNever } from '#core/assert-never.ts';
import type { FailureCause } from '#core/metrics/failure-cause.ts';
import type { MetricName } from '#core/metrics/ratios.ts';
import type { Suite } from '#state/evaluation/choice.ts';
import type { FailureGroup } from '#state/evaluation/failure-groups.ts';
import { plural } from './plural.ts';

type Metric = { readonly name: string; readonly how: string };

export const evaluate = {
  intro:
    'Let policies fill many passages, here in this browser, and see how often they are right. The same code and the same instances as in the terminal.',
  loading: 'Looking for earlier evaluations…',
  failed: 'A part of this screen could not be fetched: check the connection and try again.',
  choose: 'What to measure',
  suite: 'Suite',
  suites: {
    'ramp-exercises': ['Exercises', 'Written passages that tell the facts in other words.'],
    'ramp-open': [
      'Source open',
      'Passages of the encyclopedia, drawn and masked; their own page can be found.',
    ],
    'ramp-withheld': [
      'Source hidden',
      'The same, but their own page is hidden: another one has to tell.',
    ],
    questions: ['Questions', 'Written questions that take two or three searches.'],
  } satisfies Record<Suite, readonly [name: string, about: string]>,
  passagesIn: 'Passages in',
  languages: { en: 'English', zh: 'Chinese' },
  policies: 'Policies',
  noPolicy: 'Choose at least one policy.',
  n: 'Items',
  nNote: (most: number) => `At most ${most}. More items, narrower intervals, more time.`,
  seed: 'Seed',
  seedNote: 'Chooses which passages and which words; the same seed draws the same.',
  start: 'Start',
  startAgain: 'Measure anew',
  stop: 'Stop',
  goOn: 'Go on',
  copyLink: 'Copy a link to this set-up',
  linkCopied: 'Link copied',
  opening: 'Opening the encyclopedia…',
  drawing: (done: number, total: number) => `Drawing passages: ${done} of ${total}`,
  preparing: 'Preparing…',
  progress: (done: number, total: number) => `${done} of ${total} runs`,
  left: (time: string) => `about ${time} left`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  stopped: (done: number, total: number) =>
    `Stopped after ${done} of ${total} runs. What was measured is kept, also across a reload.`,
  done: (total: number) => `Finished: ${plural(total, 'run', 'runs')}.`,
  empty:
    'Nothing has been measured in this browser yet. With the rules, 50 exercises take some seconds.',
  interim: 'So far',
  results: 'Results',
  described: (items: number, seed: number) =>
    `${plural(items, 'item', 'items')}, seed ${seed}, 3 hits a search`,
  metric: 'Metric',
  metrics: {
    exactMatch: {
      name: 'Exact match',
      how: 'Share of blanks filled exactly right: capitals, articles and punctuation aside, other accepted names count.',
    },
    tokenRecall: {
      name: 'Token recall',
      how: 'Mean share of the hidden words that stand in the fill: the paper’s metric. Long fills can game it.',
    },
    f1: {
      name: 'F1',
      how: 'Harmonic mean of precision and recall of words, averaged over blanks.',
    },
    allMasksExact: {
      name: 'All blanks right',
      how: 'Share of passages of which every blank is exactly right.',
    },
    evidenceFound: {
      name: 'Evidence shown',
      how: 'Share of blanks whose hidden words stood in a hit, in a sentence that shares at least two content words with the blank’s.',
    },
    exactMatchGivenEvidence: {
      name: 'Right when shown',
      how: 'Exact match over those blanks whose evidence was shown: how well it reads, whatever it found.',
    },
    oracleEvidence: {
      name: 'Evidence in reach',
      how: 'Share of blanks whose evidence a query shows that was made knowing the answer: the same for every policy.',
    },
    format: {
      name: 'Good form',
      how: 'Share of runs that ended with an answer and had no unusable action.',
    },
    searchesPerMask: { name: 'Searches', how: 'Searches made, for each blank.' },
    secondsPerMask: {
      name: 'Time',
      how: 'Seconds of policy and search for each blank, on this device while it may have been busy with other things.',
    },
  } satisfies Record<MetricName, Metric>,
  perBlank: 'per blank',
  secondsPerBlank: 's per blank',
  how: (name: string) => `How “${name}” is measured`,
  intervalNote:
    'Small numbers: 95 % intervals, by drawing the items 1,000 times with replacement. Narrow ones need many items.',
  table: (metric: string) => `${metric} by policy and number of blanks`,
  policy: 'Policy',
  all: 'All',
  blanks: (count: number) => plural(count, 'blank', 'blanks'),
  items: (count: number) => plural(count, 'item', 'items'),
  range: (low: string, high: string) => `${low} to ${high}`,
  nothing: 'nothing to count',
  overview: 'All metrics at a glance',
  axis: 'Rates from 0 to 100 %; the line is the 95 % interval.',
  pairs: 'Difference in pairs',
  pairsNote: (policy: string) =>
    `“${policy}” minus the others on the same items, with a paired bootstrap interval; p by approximate randomisation, two-sided.`,
  points: 'points',
  beyondChance: 'a difference beyond chance',
  notTold: 'no difference can be told on these items',
  p: (value: string) => `p = ${value}`,
  pBelow: (value: string) => `p < ${value}`,
  printed: 'Beside our printed figures',
  printedNote:
    'What we print was measured in the terminal. On the same items it must agree; on other items both intervals say how far apart they may be.',
  here: 'Here',
  ours: 'Printed',
  same: 'same items',
  others: (n: number) => `other items, n = ${n}`,
  failures: 'Failures',
  failuresNote:
    'Every blank that went wrong, by the first thing that was missing. Press one to see its run.',
  noFailures: 'Nothing went wrong.',
  allPolicies: 'All policies',
  groups: {
    'wrong-query': [
      'Wrong query',
      'The evidence was in reach of a better query, or none was asked.',
    ],
    'evidence-not-found': [
      'Evidence not found',
      'No query we know of shows it in this encyclopedia.',
    ],
    misread: ['Misread', 'The evidence was on screen, and something else was made of it.'],
    format: ['Format', 'The run ended without a usable fill.'],
  } satisfies Record<FailureGroup, readonly [name: string, about: string]>,
  causes: {
    'run-failed': 'run failed',
    unanswered: 'never filled',
    'out-of-reach': 'out of reach',
    'not-found': 'not found',
    declined: 'said it does not know',
    'other-sentence': 'read another sentence',
    'other-words': 'took other words of the right sentence',
  } satisfies Record<FailureCause, string>,
  filled: 'filled',
  was: 'was',
  nothingFilled: 'nothing',
  openRun: (policy: string) => `Show the run of ${policy}`,
  csv: 'Table as CSV',
  json: 'Everything as JSON',
  chat: 'Right runs as ChatML',
  chatSaved: (kept: number, runs: number) =>
    kept === 0
      ? `None of ${plural(runs, 'run', 'runs')} is wholly right and well formed: there is nothing to train on.`
      : `Saved ${kept} of ${plural(runs, 'run', 'runs')}: those that the judge, or else an exact match, finds wholly right.`,
  earlier: 'Earlier evaluations',
  show: 'Show',
  remove: 'Delete',
  removeNamed: (name: string) => `Delete ${name}`,
  showNamed: (name: string) => `Show ${name}`,
  problem: (
    problem:
      | { readonly type: 'no-items' }
      | { readonly type: 'policy-fails'; readonly id: string; readonly message: string }
      | { readonly type: 'not-kept' },
  ): string => {
    switch (problem.type) {
      case 'no-items':
        return 'This suite has nothing in this language: choose another suite or language.';
      case 'policy-fails':
        return `The policy “${problem.id}” failed on its first items (${problem.message}): choose another one.`;
      case 'not-kept':
        return 'The browser lets this page keep nothing, so a reload loses the results: save them as JSON.';
      default:
        return assertNever(problem);
    }
  },
};
