/** The prompts of the team as the visitor changes them: kept in the browser, used by the next run of a chat model. */
import type { AgentRole } from '#core/agents/team/agent-prompts.ts';
import type { OwnPrompts } from '#core/agents/team/own-prompts.ts';
import type { Language } from '#core/text/language.ts';
import type { Context } from './context.ts';
import type { PlaybackActions } from './playback-actions.ts';
import type { Ports } from './ports.ts';

export type PromptActions = {
  readonly openPrompts: () => Promise<void>;
  /** Null puts ours back. */
  readonly changePrompt: (language: Language, role: AgentRole, text: string | null) => void;
  readonly resetPrompts: () => void;
  readonly savePrompts: () => void;
  /** Says what is wrong with the file, in English; null when it was taken. */
  readonly readPrompts: (text: string) => Promise<string | null>;
};

const key = 'masksearch.prompts';

export function promptActions(
  { get, set, ports }: Context,
  { pause }: Pick<PlaybackActions, 'pause'>,
): PromptActions {
  const keep = (prompts: OwnPrompts) => {
    set({ prompts });
    ports.storage.write(key, JSON.stringify(prompts));
  };
  return {
    openPrompts: async () => {
      pause();
      set({
        prompts: get().prompts ?? (await keptPrompts(ports.storage)),
        panel: { type: 'prompts' },
      });
    },
    changePrompt: (language, role, text) => {
      const prompts = get().prompts ?? {};
      const { [role]: _, ...others } = prompts[language] ?? {};
      keep({ ...prompts, [language]: text === null ? others : { ...others, [role]: text } });
    },
    resetPrompts: () => keep({}),
    savePrompts: () =>
      ports.saveFile(
        'masksearch-prompts.json',
        `${JSON.stringify(get().prompts ?? {}, null, 2)}\n`,
        'application/json',
      ),
    readPrompts: async (text) => {
      const { decodePrompts } = await import('#core/agents/team/own-prompts.ts');
      const prompts = decodePrompts(text);
      if ('problem' in prompts) return prompts.problem;
      keep(prompts);
      return null;
    },
  };
}

/** What the browser has kept; nothing where it can't be read any more. */
export async function keptPrompts(storage: Pick<Ports['storage'], 'read'>): Promise<OwnPrompts> {
  const text = storage.read(key);
  if (text === null) return {};
  const { decodePrompts } = await import('#core/agents/team/own-prompts.ts');
  const prompts = decodePrompts(text);
  return 'problem' in prompts ? {} : prompts;
}
