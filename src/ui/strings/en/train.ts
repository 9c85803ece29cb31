/** The Train screen: how the policy came to be. */
import type { StageStatus } from '#state/training/training-records.ts';
import { plural } from './plural.ts';

export type StageName =
  | 'corpus'
  | 'instances'
  | 'trajectories'
  | 'language-model'
  | 'sft'
  | 'self-evolution'
  | 'rl'
  | 'questions'
  | 'policy';

type StageText = {
  readonly title: string;
  readonly short: string;
  readonly goesIn: string;
  readonly comesOut: string;
  /** Where we differ from the paper, or how it is done here. */
  readonly here: string;
};

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

export const train = {
  intro:
    'How a small language model learns to search: it reads text and guesses the next word; it copies example runs of a program that knows the answers; it learns from runs of its own. What was run is shown with its figures; what was not is said to be not run.',
  loading: 'Fetching the training records…',
  failed: 'The training records could not be read: check the connection and try again.',
  pipeline: 'The way to the policy',
  pipelineNote: 'Press a stage: what goes in, what comes out, what it gained.',
  lanes: { data: 'Data', training: 'Training', result: 'Result' },
  status: {
    ships: 'part of what ships',
    done: 'run, does not ship',
    running: 'running',
    lost: 'run, lost',
    'not-run': 'not run yet',
  } satisfies Record<StageStatus, string>,
  inPage: 'in this page',
  goesIn: 'Goes in',
  comesOut: 'Comes out',
  here: 'Here',
  gained: 'What was recorded',
  otherRuns: (count: number) => `${plural(count, 'other run', 'other runs')}, with what went wrong`,
  noRecord: 'This stage has not been run yet: there is nothing to show.',
  stages: {
    corpus: {
      title: 'Encyclopedia',
      short: 'documents, cut into passages',
      goesIn: 'Documents with names, dates and numbers.',
      comesOut: 'Passages under a search index.',
      here: 'The page searches 1,094 English and 70 Chinese documents that we wrote. Training reads other encyclopedias, so that nothing in the page was seen in training.',
    },
    instances: {
      title: 'Masked passages',
      short: 'salient words hidden',
      goesIn: 'Passages, cut elsewhere than those that can be found.',
      comesOut: 'RAMP instances: one to four salient spans hidden, the gold kept apart.',
      here: 'The very code that masks your own text on “Fill”.',
    },
    trajectories: {
      title: 'Example runs',
      short: 'planner, rewriter, observer, judge',
      goesIn: 'Instances with their gold, and the real search.',
      comesOut: 'Runs that show how to search, read, quote and fill.',
      here: 'The paper lets large models play planner, rewriter and observer, and a judge keep the good runs. Our first examples come from rules that know the gold: they try several queries, keep the one that brings evidence, and quote the sentence that tells.',
    },
    'language-model': {
      title: 'Language model',
      short: 'reads text',
      goesIn: 'Random weights, and encyclopedia text.',
      comesOut: 'A small model that can continue English text.',
      here: 'The paper begins with a model of billions of parameters. Ours has tens of millions and begins from nothing, because it has to fit into a page.',
    },
    sft: {
      title: 'Imitation (SFT)',
      short: 'copies the examples',
      goesIn: 'The language model, and example runs.',
      comesOut: 'A policy that writes actions in the right form, and often the right ones.',
      here: 'Only what the policy itself writes is learnt; text that it merely reads is not.',
    },
    'self-evolution': {
      title: 'Self-evolution',
      short: 'learns from its own best runs',
      goesIn: 'The policy, its own runs on new instances, and their rewards.',
      comesOut: 'A policy trained on those of its runs that were rewarded; then again.',
      here: 'As in the paper: rejection sampling, iterated.',
    },
    rl: {
      title: 'Reward (RL)',
      short: 'DAPO, with a curriculum',
      goesIn: 'The policy, instances from one mask to four, and the reward.',
      comesOut: 'A policy that does more of what was rewarded.',
      here: 'DAPO with a hybrid reward: a tenth for good form, nine tenths for recall with a length penalty, which can’t be gamed by long fills. “Lab” runs it live on a tiny policy.',
    },
    questions: {
      title: 'Questions',
      short: 'the second stage of the paper',
      goesIn: 'The policy, and multi-hop questions.',
      comesOut: 'A policy that answers questions by the same loop.',
      here: 'The loop, the search and the reward are the ones of “Ask”.',
    },
    policy: {
      title: 'Policy in the page',
      short: 'four bits a weight',
      goesIn: 'The trained weights.',
      comesOut:
        'Files of at most 24 MiB each, with prompts and expected numbers to test the engine.',
      here: 'Until a trained policy ships, the page runs rules, and says so.',
    },
  } satisfies Record<StageName, StageText>,
  day: (year: number, month: number, day: number) => `${day} ${months[month - 1]} ${year}`,
  run: (date: string, minutes: string, device: string) => `${date}, ${minutes} on ${device}`,
  seconds: (count: number) => `${count} s`,
  minutes: (count: number) => `${count} min`,
  parameters: (millions: string) => `${millions} million weights`,
  command: 'Command',
  measured: (n: number) => `Measured in run ${n}`,
  on: {
    training: 'on training data',
    'tuning-open': 'tuning, source open',
    'tuning-withheld': 'tuning, source hidden',
  },
  before: (value: string) => `before: ${value}`,
  of: (n: number) => `n = ${n}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  noCurve: 'Only single numbers were recorded for this run, so no curve is drawn.',
  notes: 'Notes',
  measures: {
    loss: 'Loss',
    'loss.written': 'Loss on written tokens',
    'loss.read': 'Loss on read tokens',
    reward: 'Reward',
    exactMatch: 'Exact match',
    tokenRecall: 'Token recall',
    evidenceFound: 'Evidence shown',
    exactMatchGivenEvidence: 'Right when shown',
    format: 'Good form',
    searchesPerMask: 'Searches per blank',
    entropy: 'Entropy',
    gradientNorm: 'Gradient norm',
    length: 'Length',
    speed: 'Speed',
    steps: 'Steps',
    'right hit quoted': 'Quotes the right passage',
    'right first word quoted': 'Quotes the right sentence',
    'fill right after the right quote': 'Right after the right quote',
  } as Readonly<Record<string, string>>,
  axis: { step: 'step', tokens: 'tokens', seconds: 'seconds', round: 'round' },
  plot: (name: string, count: number) => `${name}, ${plural(count, 'line', 'lines')}`,
  numbers: 'Numbers of the plot',
  instance: 'One passage as each stage sees it',
  instanceNote:
    'Computed now, in this browser, by the code that makes the training data. The marked parts are what a policy writes: they are learnt. The rest it only reads.',
  views: {
    masked: 'Masked passage',
    oracle: 'Example run',
    baseline: 'Rules',
    'closed-book': 'Rules, no search',
  },
  compute: 'Compute it',
  computing: 'Computing…',
  written: 'written: learnt',
  read: 'read: not learnt',
  shares: (written: number, all: number) =>
    `${written} of ${all} characters are written by the policy (${Math.round((written / Math.max(1, all)) * 100)} %).`,
  reward: (total: string) => `Reward ${total}`,
  rewardNote:
    'Nine tenths answer (recall of the hidden words, less for fills that are too long), one tenth format; 1 is everything right. Of one run, greedy.',
  stageRuns: 'The policy after each stage',
  stageRunsNote:
    'Recorded runs on the same passage with the weights that each stage left, greedy, over the encyclopedia of this page.',
  noStageRuns: 'No runs of the stages were recorded for this copy.',
  stageRunsFailed: 'The runs of the stages could not be read: check the connection and reload.',
  passage: 'Passage',
  untrained: 'Untrained',
  rightOf: (right: number, count: number) => `${right} of ${count} right`,
  watch: 'Watch this run',
  watchNamed: (stage: string) => `Watch this run: ${stage}`,
  noSearches: 'no search',
  negatives: 'What did not help',
  noNegatives: 'Nothing has been recorded yet.',
};
