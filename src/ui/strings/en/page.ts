/** The page around the stage: header, theme, policies. */
import type { OfferedPolicyId } from '#state/app-state.ts';

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
    legend: 'Who fills the blanks',
    names: {
      baseline: 'Rules, no model',
      'rag:baseline': 'Rules, one search',
      'closed-book:baseline': 'Rules, no search',
    } satisfies Record<OfferedPolicyId, string>,
    about: {
      baseline: 'Searches for each blank and compares the words around it with the hits.',
      'rag:baseline': 'Searches once with the whole passage, then makes do with what came.',
      'closed-book:baseline': 'Never searches. Rules know nothing by heart: blanks stay open.',
    } satisfies Record<OfferedPolicyId, string>,
    withWebGpu: 'This browser has WebGPU, needed later for the model. The rules run without it.',
    withoutWebGpu: 'This browser has no WebGPU. Only the model will need it: the rules run.',
  },
};
