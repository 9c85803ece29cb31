/** What somebody chooses to measure, and how it is kept and checked. */
import type { Language } from '#core/text/language.ts';
import { type EvaluationChoice, type Suite, suites } from '#runs/stored-evaluations.ts';
import { policyIds } from '../app-state.ts';

export type { EvaluationChoice, StoredEvaluation, Suite } from '#runs/stored-evaluations.ts';

export const offeredSuites: readonly Suite[] = suites;

/** More would take a browser long and tell little more. */
export const maxItems = 500;

/** What hides each instance's own document. */
export function withholdOf(suite: Suite): 'none' | 'document' {
  return suite === 'ramp-withheld' ? 'document' : 'none';
}

export function firstChoice(language: Language): EvaluationChoice {
  return {
    suite: 'ramp-exercises',
    language,
    policies: policyIds.filter((id) => /^(?:rag:|closed-book:)?baseline$/u.test(id)),
    n: 50,
    seed: 7,
  };
}

/** `#/evaluate?suite=ramp-open&policies=baseline&n=100&seed=7`: what is missing or wrong keeps its value. */
export function choiceInAddress(rest: string, before: EvaluationChoice): EvaluationChoice {
  const fields = new URLSearchParams(rest.replace(/^[^?]*\??/u, ''));
  const count = (name: string, least: number, fallback: number) => {
    const text = fields.get(name) ?? '';
    const value = Number(text);
    return /^\d{1,9}$/u.test(text) && value >= least ? value : fallback;
  };
  const language = fields.get('lang');
  const policies = (fields.get('policies') ?? '').split(',').filter((id) => id !== '');
  return {
    suite: suites.find((suite) => suite === fields.get('suite')) ?? before.suite,
    language: language === 'en' || language === 'zh' ? language : before.language,
    policies: policies.length > 0 ? [...new Set(policies)] : before.policies,
    n: Math.min(maxItems, count('n', 1, before.n)),
    seed: count('seed', 0, before.seed),
  };
}

export function addressOfChoice({ suite, language, policies, n, seed }: EvaluationChoice): string {
  const fields = new URLSearchParams({
    suite,
    lang: language,
    policies: policies.join(','),
    n: String(n),
    seed: String(seed),
  });
  return `?${fields.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
}
