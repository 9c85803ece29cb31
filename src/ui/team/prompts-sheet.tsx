import { FolderOpen, RotateCcw, Save } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { type AgentRole, agentPrompts, agentRoles } from '#core/agents/team/agent-prompts.ts';
import { changedIn, longestPrompt } from '#core/agents/team/own-prompts.ts';
import type { Language } from '#core/text/language.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { team as en } from '#ui/strings/en/team.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { team as zh } from '#ui/strings/zh/team.ts';
import { looks } from './agent-looks.tsx';

/** What each agent is told, to be changed and put back. */
export function PromptsSheet() {
  const { prompts: strings } = useStringsOf({ en, zh });
  const { closePanel } = useActions();
  const [language, setLanguage] = useState<Language>(useApp((state) => state.preferences.language));
  return (
    <Sheet title={strings.title} place="middle" onClose={closePanel} footer={<Files />}>
      <p className="max-w-[60ch] text-ink-soft leading-relaxed">{strings.intro}</p>
      <div className="mt-4 flex flex-wrap items-center gap-x-3">
        <span className="font-medium text-sm">{strings.language}</span>
        <Choice
          label={strings.language}
          value={language}
          options={[
            ['en', strings.languages.en],
            ['zh', strings.languages.zh],
          ]}
          onChange={setLanguage}
        />
      </div>
      <p className="mt-1 text-ink-faint text-sm">{strings.form}</p>
      {agentRoles.map((role) => (
        <Prompt key={`${language} ${role}`} role={role} language={language} />
      ))}
    </Sheet>
  );
}

type PromptProps = { readonly role: AgentRole; readonly language: Language };

function Prompt({ role, language }: PromptProps) {
  const { agents, does, prompts: strings } = useStringsOf({ en, zh });
  const { changePrompt } = useActions();
  const own = useApp((state) => state.prompts) ?? {};
  const id = useId();
  const text = own[language]?.[role] ?? agentPrompts(language)[role];
  const isMine = changedIn(own, language)?.[role] !== undefined;
  const { icon: Icon, ink } = looks[role];
  return (
    <section className="mt-6">
      <div className="flex min-h-11 flex-wrap items-center gap-x-2">
        <Icon size={17} aria-hidden className={ink} />
        <label htmlFor={id} className="font-semibold">
          {agents[role]}
        </label>
        <span className="text-ink-soft text-sm">{does[role]}</span>
        {isMine && (
          <span className="ml-auto flex items-center text-sm">
            <span className="font-medium text-mask">{strings.mine}</span>
            <Button
              aria-label={strings.reset(agents[role])}
              onClick={() => changePrompt(language, role, null)}
            >
              <RotateCcw size={15} aria-hidden />
              {strings.resetShort}
            </Button>
          </span>
        )}
      </div>
      <textarea
        id={id}
        lang={language}
        rows={6}
        maxLength={longestPrompt}
        spellCheck={false}
        aria-describedby={`${id} length`}
        className="field-sizing-content block max-h-96 min-h-32 w-full rounded-medium border border-line-strong bg-surface px-3 py-2 text-sm leading-relaxed"
        value={text}
        onChange={({ target }) => changePrompt(language, role, target.value)}
        onBlur={({ target }) => {
          // An empty prompt tells an agent nothing: ours stands in its place.
          if (target.value.trim() === '') changePrompt(language, role, null);
        }}
      />
      <p id={`${id} length`} className="mt-1 text-ink-faint text-xs">
        {strings.length(text.length, longestPrompt)}
      </p>
    </section>
  );
}

function Files() {
  const { prompts: strings } = useStringsOf({ en, zh });
  const { savePrompts, readPrompts, resetPrompts } = useActions();
  const own = useApp((state) => state.prompts) ?? {};
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const isMine = changedIn(own, 'en') !== undefined || changedIn(own, 'zh') !== undefined;
  return (
    <>
      {problem !== null && <InlineProblem>{strings.broken(problem)}</InlineProblem>}
      <div className="flex flex-wrap items-center gap-x-1">
        <Button disabled={!isMine} onClick={savePrompts}>
          <Save size={16} aria-hidden />
          {strings.save}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".json"
          className="hidden"
          aria-label={strings.open}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void file.text().then(readPrompts).then(setProblem);
          }}
        />
        <Button onClick={() => input.current?.click()}>
          <FolderOpen size={16} aria-hidden />
          {strings.open}
        </Button>
        <Button disabled={!isMine} className="ml-auto" onClick={resetPrompts}>
          <RotateCcw size={16} aria-hidden />
          {strings.resetAll}
        </Button>
      </div>
      <p role="status" className="px-3 text-ink-faint text-xs">
        {isMine ? strings.saved : ''}
      </p>
    </>
  );
}
