/**
 * Prompts that someone wrote in place of ours: `{"en": {"planner": "…"}, "zh": {…}}`, any part of it. A page keeps them
 * in its storage, the command line reads them from a file, and a run that used some carries them.
 */
import type { Language } from '../../text/language.ts';
import { type AgentPrompts, agentPrompts, agentRoles } from './agent-prompts.ts';

export type OwnPrompts = Partial<Readonly<Record<Language, Partial<AgentPrompts>>>>;

/** Characters. A longer prompt leaves small models no room for the hits. */
export const longestPrompt = 6_000;

/** Those that differ from what ships; undefined when none does. */
export function changedIn(own: OwnPrompts, language: Language): Partial<AgentPrompts> | undefined {
  const ours = agentPrompts(language);
  const changed = Object.fromEntries(
    agentRoles.flatMap((role) => {
      const text = own[language]?.[role]?.trim() ?? '';
      return text === '' || text === ours[role] ? [] : [[role, text]];
    }),
  );
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** The prompts in a text of JSON, or what is wrong with it, in one sentence. */
export function decodePrompts(text: string): OwnPrompts | { readonly problem: string } {
  const root = record(parsed(text));
  if (!root) return { problem: 'it is no JSON object with "en" or "zh" in it' };
  const found: Record<string, Record<string, string>> = {};
  for (const [language, value] of Object.entries(root)) {
    if (language !== 'en' && language !== 'zh')
      return { problem: `"${language}" is no language of the team: use "en" and "zh"` };
    const prompts = record(value);
    if (!prompts) return { problem: `"${language}" holds no object of prompts` };
    for (const [role, prompt] of Object.entries(prompts)) {
      const where = `"${role}" of "${language}"`;
      if (!agentRoles.some((one) => one === role))
        return { problem: `${where} is no agent: use ${agentRoles.join(', ')}` };
      if (typeof prompt !== 'string') return { problem: `${where} is no text` };
      if (prompt.length > longestPrompt)
        return { problem: `${where} is longer than ${longestPrompt} characters` };
      found[language] = { ...found[language], [role]: prompt };
    }
  }
  return found;
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
