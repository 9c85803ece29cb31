import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { offered } from '#ui/compare/prepared.ts';
import { useHasModel } from '#ui/compare/use-has-model.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { classroom as en } from '#ui/strings/en/classroom.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { classroom as zh } from '#ui/strings/zh/classroom.ts';

type Flag = 'guess' | 'plain' | 'projector';
const flags: readonly Flag[] = ['guess', 'plain', 'projector'];

/** A link that fixes the passage, its blanks, the seed and the policy, and says how it is met. */
export function LessonLink() {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const { lessonLink, stageFirstRun, openPicker, copyText } = useActions();
  const subject = useApp((state) => state.subject);
  const hasModel = useHasModel();
  const chosenPolicy = useApp((state) => state.policyId);
  const copied = useApp((state) => state.linkCopied);
  const [policyId, setPolicyId] = useState(chosenPolicy);
  const [chosen, setChosen] = useState<readonly Flag[]>(['guess', 'plain']);
  useEffect(() => {
    if (!subject) void stageFirstRun();
  }, [subject, stageFirstRun]);
  const hash = subject && lessonLink(chosen, policyId);
  const view = subject?.task.view;
  const title = view?.kind === 'ramp' ? view.title || view.parts[0] : view?.question;
  const toggle = (flag: Flag) =>
    setChosen(flags.filter((one) => (one === flag) !== chosen.includes(one)));
  return (
    <div className="max-w-[44rem] space-y-4">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="text-ink-faint text-sm">{strings.passage}</span>
        <span lang={subject?.task.language} className="max-w-full truncate font-serif text-lg">
          {title}
        </span>
        <Button onClick={openPicker}>{all.actions.another}</Button>
      </p>
      <label className="flex flex-wrap items-center gap-x-3">
        <span className="text-ink-faint text-sm">{strings.policy}</span>
        <select
          className="min-h-10 max-w-full rounded-medium border border-line-strong bg-raised px-3 text-sm"
          value={policyId}
          onChange={({ target }) => setPolicyId(target.value)}
        >
          {offered([policyId], hasModel).map((id) => (
            <option key={id} value={id}>
              {policyName(all, id)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="space-y-1">
        <legend className="sr-only">{strings.lesson}</legend>
        {flags.map((flag) => (
          <label key={flag} className="flex gap-3 py-1">
            <input
              type="checkbox"
              className="mt-1 size-4 shrink-0 accent-mask"
              checked={chosen.includes(flag)}
              onChange={() => toggle(flag)}
            />
            <span className="text-sm">
              <span className="block font-medium">{strings[flag]}</span>
              <span className="block text-ink-soft">{strings[`${flag}Note`]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {subject && hash === null && <InlineProblem>{strings.tooLong}</InlineProblem>}
      {hash && (
        <div className="flex flex-wrap items-center gap-2">
          <label className="min-w-60 grow">
            <span className="sr-only">{strings.link}</span>
            <input
              readOnly
              className="min-h-11 w-full rounded-medium border border-line bg-sunk px-3 font-mono text-ink-soft text-xs"
              value={new URL(hash, location.href).href}
              onFocus={({ target }) => target.select()}
            />
          </label>
          <Button look="primary" onClick={() => void copyText(hash)}>
            {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
            {copied ? all.link.copied : strings.copy}
          </Button>
          <a
            href={hash}
            className="inline-flex min-h-11 items-center rounded-medium px-3 text-ink-soft text-sm hover:bg-sunk hover:text-ink"
          >
            {strings.open}
          </a>
        </div>
      )}
    </div>
  );
}
