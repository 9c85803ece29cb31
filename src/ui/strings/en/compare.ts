/** Several runs of one passage, side by side, and branches of a run. */
import type { Change } from '#core/rollout/branch.ts';
import { plural } from './plural.ts';

export const compare = {
  intro:
    'One passage or question, up to four policies. Read along a line to see who found what, and how.',
  introBranch: 'One run twice: as it was, and as it went on after your change.',
  prepared: 'Prepared comparisons',
  pairs: {
    search: 'Without search, with search',
    rag: 'One search, as many as needed',
    all: 'All three',
    trained: 'Rules, trained model',
  },
  lane: (n: number) => `Policy ${n}`,
  add: 'Add a policy',
  remove: (name: string) => `Take ${name} out`,
  run: 'Run the comparison',
  again: 'Run again',
  live: 'Run them live',
  recorded: 'recorded',
  size: (megabytes: number) => `The trained model: ${megabytes} MB, fetched once`,
  running: 'Running…',
  stop: 'Stop',
  table: 'Fills of each policy, by blank',
  blank: 'Blank',
  gold: 'hidden word',
  unknown: 'not known',
  waiting: 'waiting',
  noSearch: 'no search',
  noEvidence: 'no sentence to rely on',
  reward: 'Reward',
  rewardNote: 'Nine tenths answer, one tenth format; 1 is everything right.',
  right: (right: number, count: number) => `${right} of ${count} right`,
  effort: (searches: number, time: string) => `${plural(searches, 'search', 'searches')}, ${time}`,
  effortLabel: 'How the time was measured',
  effortRecorded:
    'Time of policy and search on the machine that recorded this run, in Node.js on its processor.',
  effortNote: 'Time of policy and search in this browser, measured while this run was made.',
  watch: 'Watch this run',
  diff: 'Where they part',
  diffOf: (a: string, b: string) => `${a} and ${b}`,
  same: 'The same fill',
  other: 'Different fills',
  query: 'Query',
  hits: 'Hits',
  sides: { both: 'in both', a: 'only first', b: 'only second' },
  noDifference: 'Both made the same searches and the same fills.',
  original: 'As it was',
  changed: 'After your change',
  change: (change: Change): string => {
    if (change.type === 'query')
      return `Step ${change.at + 1}: searched for “${change.query}” instead`;
    if (change.type === 'withhold')
      return `From step ${change.at + 1} on: without the page ${change.title}`;
    return `Step ${change.at + 1}: filled with “${change.text ?? 'not known'}” instead`;
  },
  byHand: 'changed by you',

  branch: {
    title: 'What if it had gone otherwise?',
    intro:
      'Change one thing; the policy goes on from there by itself. Both runs are then shown side by side.',
    query: 'Another query',
    go: 'Go on from here',
    withhold: 'Without one of these pages',
    without: (title: string) => `Without ${title}`,
    fill: (n: number) => `Another fill for blank ${n}`,
    answer: 'Another answer',
    size: (megabytes: number) =>
      `This run was made by the trained model: going on needs it here, ${megabytes} MB, fetched once.`,
    nothing: 'There is no step here yet: step forward in the run, then come back.',
  },
};
