import { EyeOff } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { foldRun, type Step } from '#core/rollout/trajectory.ts';
import type { Language } from '#core/text/language.ts';
import { isBundled } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useModelMegabytes } from '#ui/chrome/use-model-megabytes.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { compare as en } from '#ui/strings/en/compare.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { compare as zh } from '#ui/strings/zh/compare.ts';

type Props = { readonly at: number };

/** One search and what followed from it: its query, its pages and its fills, each to be changed. */
export function BranchSheet({ at }: Props) {
  const { branch: strings } = useStringsOf({ en, zh });
  const { closePanel, branch } = useActions();
  const events = useApp((state) => state.run.events);
  const language = useApp((state) => state.subject?.task.language ?? 'en');
  const megabytes = useModelMegabytes();
  const needsModel = events[0]?.type === 'run-started' && isBundled(events[0].policyId);
  const steps = foldRun(events).steps;
  const end = steps.findIndex((step, index) => index > at && step.action.type === 'search');
  const round = steps.slice(at, end < 0 ? undefined : end);
  const search = round[0]?.action.type === 'search' ? round[0] : null;
  return (
    <Sheet title={strings.title} place="side" onClose={closePanel}>
      <p className="text-ink-soft text-sm leading-relaxed">{strings.intro}</p>
      {needsModel && megabytes !== null && (
        <p className="mt-3 text-ink-soft text-sm">{strings.size(megabytes)}</p>
      )}
      {round.length === 0 && <p className="mt-4">{strings.nothing}</p>}
      <div className="mt-6 space-y-8">
        {search?.action.type === 'search' && (
          <TextChange
            label={strings.query}
            language={language}
            initial={search.action.query}
            onChange={(query) => void branch({ type: 'query', at, query })}
          />
        )}
        {search && <Pages step={search} language={language} at={at} />}
        {round.map((step, index) => {
          const { action } = step;
          const isFill = action.type === 'fill' || (action.type === 'answer' && action.text !== '');
          if (!isFill) return null;
          return (
            <TextChange
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
              key={index}
              label={action.type === 'fill' ? strings.fill(action.mask) : strings.answer}
              language={language}
              initial={action.text ?? ''}
              onChange={(text) => void branch({ type: 'fill', at: at + index, text })}
            />
          );
        })}
      </div>
    </Sheet>
  );
}

type TextChangeProps = {
  readonly label: string;
  readonly language: Language;
  readonly initial: string;
  readonly onChange: (text: string) => void;
};

/** A line of text that is there already; only another one goes on. */
function TextChange({ label, language, initial, onChange }: TextChangeProps) {
  const { branch: strings } = useStringsOf({ en, zh });
  const [text, setText] = useState(initial);
  const canGo = text.trim() !== '' && text.trim() !== initial;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canGo) onChange(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <label className="block">
        <Heading>{label}</Heading>
        <textarea
          lang={language}
          rows={initial.length > 50 ? 3 : 1}
          maxLength={300}
          className="mt-2 block w-full resize-y rounded-medium border border-line-strong bg-surface px-3 py-2"
          value={text}
          onChange={({ target }) => setText(target.value.replace(/\n/gu, ' '))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') submit(event);
          }}
        />
      </label>
      <Button type="submit" className="mt-2 border border-line-strong" aria-disabled={!canGo}>
        {strings.go}
      </Button>
    </form>
  );
}

type PagesProps = { readonly step: Step; readonly language: Language; readonly at: number };

function Pages({ step, language, at }: PagesProps) {
  const { branch: strings } = useStringsOf({ en, zh });
  const { branch } = useActions();
  const hits = step.observation?.hits ?? [];
  const pages = new Map(hits.map((hit) => [hit.documentId, hit.title]));
  if (pages.size === 0) return null;
  return (
    <section>
      <Heading>{strings.withhold}</Heading>
      <ul className="mt-2 flex flex-wrap gap-2">
        {[...pages].map(([documentId, title]) => (
          <li key={documentId}>
            <Button
              lang={language}
              className="border border-line-strong"
              onClick={() => void branch({ type: 'withhold', at, documentId, title })}
            >
              <EyeOff size={15} aria-hidden />
              {strings.without(title)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Heading({ children }: { readonly children: ReactNode }) {
  return <span className="font-semibold text-ink-faint text-sm">{children}</span>;
}
