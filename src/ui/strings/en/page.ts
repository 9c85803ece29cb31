/** The page around the stage: header, theme, policies. */
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { OfferedPolicyId } from '#state/app-state.ts';

type FellBack = Partial<Record<PolicyErrorKind, string>> & { readonly other: string };

/** Why the graphics processor is not used; what has no words of its own is `other`. */
const fellBack: FellBack = {
  unsupported: 'The graphics processor can’t be used, or computes wrong numbers.',
  'out-of-memory': 'The graphics processor has too little memory.',
  lost: 'The graphics processor was lost.',
  other: 'The graphics processor failed.',
};

export const page = {
  idea: 'Hide a few words. Watch an agent find them again.',
  close: 'Close',
  tryAgain: 'Try again',
  update: {
    offer: 'A newer version of this page is ready. It comes when you reload; your text is kept.',
    take: 'Reload now',
    taking: 'Reloading…',
  },
  opening: (percent: number | null) =>
    percent === null ? 'Opening the encyclopedia…' : `Opening the encyclopedia, ${percent} %`,

  language: 'Language',
  theme: { label: 'Theme', system: 'as the device', light: 'light', dark: 'dark' },
  link: { share: 'Share', copied: 'Link copied', drop: 'Drop the run to open it' },
  policy: {
    label: 'Policy',
    moreModels: 'More models, and what this device can run',
    otherModel: (name: string) => `${name} is chosen: change it under Models`,
    legend: 'Who fills the blanks',
    prompts: 'What the agents of a team are told',
    fromLab: 'Trained in the Lab',
    team: 'Team of ',
    aboutTeam:
      'Planner, rewriter and observer, all played by the chat model: several queries for each fact, more time for each blank.',
    aboutLab:
      'A policy of 217 weights, trained in the Training Lab. It fills masks in English and answers no questions.',
    names: {
      baseline: 'Rules with search',
      'rag:baseline': 'Rules, one search',
      'closed-book:baseline': 'Rules, no search',
      'multi-agent:baseline': 'Rules as a team',
      bundled: 'The trained model',
      'rag:bundled': 'The model, one search',
      'closed-book:bundled': 'The model, no search',
    } satisfies Record<OfferedPolicyId, string>,
    about: {
      baseline:
        'No model: hand-written rules search for each blank and compare the words around it with the hits.',
      'rag:baseline': 'Searches once with the whole passage, then makes do with what came.',
      'closed-book:baseline': 'Never searches. Rules know nothing by heart: blanks stay open.',
      'multi-agent:baseline':
        'Planner, rewriter and observer as rules: three queries at once for each fact. No model.',
      bundled:
        'Writes its own queries, reads the hits, quotes what tells, fills. It reads English.',
      'rag:bundled': 'Gets the hits of one search with the whole passage, and fills from them.',
      'closed-book:bundled': 'Never searches: what it fills, it knows by heart or makes up.',
    } satisfies Record<OfferedPolicyId, string>,
    engine: {
      looking: 'Looking whether the model is here…',
      none: 'This copy of the page ships no trained model yet: its entries open when one does.',
      offer: (megabytes: string, millions: number) =>
        `${millions} million parameters, ${megabytes} MB, loaded when it first runs and kept on this device.`,
      loading: (percent: number) =>
        percent < 100 ? `Loading the model, ${percent} %` : 'Starting the model…',
      onGpu: 'Loaded: it runs on the graphics processor.',
      onCpu: (threads: number) =>
        threads === 1
          ? 'Loaded: it runs on the processor.'
          : `Loaded: it runs on the processor, in ${threads} threads.`,
      fellBack,
    },
  },
};
