/** The lanes of a team's run, and the prompts of its agents. */
import type { ObserverCase } from '#core/rollout/agent-turn.ts';
import type { LaneName } from '#state/team-lanes.ts';
import { plural } from './plural.ts';

export const team = {
  label: 'Who acts',
  byRules:
    'Every agent is played by rules here: no language model, and none has seen the answers. A chat model is asked by',
  byModel: 'One chat model plays every agent. It is asked by',
  editPrompts: 'prompts that you can change',
  agents: {
    planner: 'Planner',
    rewriter: 'Rewriter',
    observer: 'Observer',
    judge: 'Judge',
  } satisfies Record<LaneName, string>,
  does: {
    planner: 'chooses the blank, and the one fact to look up',
    rewriter: 'writes several queries for the fact; their hits are merged in turn',
    observer: 'reads the hits and decides how to go on',
    judge: 'says at the end whether each fill is right',
  } satisfies Record<LaneName, string>,
  /** What a turn is called where only its dot is drawn. */
  plans: (mask: number | null) => (mask === null ? 'plans' : `chooses blank ${mask}`),
  rewrites: (count: number) => `writes ${plural(count, 'query', 'queries')}`,
  judges: (right: number, count: number) => `accepts ${right} of ${count}`,
  ahead: 'not shown yet',
  cases: {
    enough: 'Enough: it is told',
    next: 'One step nearer: look further',
    reflect: 'Not told: ask otherwise',
    supplement: 'Give the best guess',
  } satisfies Record<ObserverCase, string>,
  told: (n: number) => `Enough: hit ${n} tells it`,
  guess: (text: string) => `“${text}”`,
  noGuess: 'Nothing is known: left open.',
  judged: 'The judge’s word',
  accepted: (why: string) => (why === '' ? 'accepted' : `accepted: ${why}`),
  refused: (why: string) => (why === '' ? 'not accepted' : `not accepted: ${why}`),
  why: {
    exact: 'the same words',
    empty: 'nothing was filled in',
    different: 'other words',
  } as Readonly<Record<string, string>>,
  judgeFailed: (message: string) => `The judge could not be asked: ${message}`,
  changed: (names: string) => `Asked by changed prompts: ${names}`,
  tokens: (count: number) => plural(count, 'token', 'tokens'),

  prompts: {
    title: 'Prompts of the team',
    intro:
      'What each agent is told when a chat model plays the team. Changes are kept in this browser, count from the next run, and travel with every run made by them.',
    language: 'For passages in',
    languages: { en: 'English', zh: 'Chinese' },
    form: 'Keep what is said about the JSON: replies are read by these names.',
    mine: 'Changed',
    reset: (name: string) => `Put ours back: ${name}`,
    resetShort: 'Put ours back',
    resetAll: 'Put all of ours back',
    saved: 'Kept in this browser.',
    save: 'Save as a file',
    open: 'Open a file',
    broken: (problem: string) => `The file holds no prompts: ${problem}.`,
    length: (count: number, most: number) => `${count} of at most ${most} characters`,
  },
};
