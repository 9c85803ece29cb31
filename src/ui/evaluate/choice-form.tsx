import { Check, Link } from 'lucide-react';
import { type FormEvent, type ReactNode, useContext, useEffect, useId, useState } from 'react';
import { isBundled, policyIds } from '#state/app-state.ts';
import { addressOfChoice, maxItems, offeredSuites } from '#state/evaluation/choice.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { StoreContext, useActions, useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';
import { useEvaluation, useEvaluationActions } from './evaluation-context.ts';
import { useEvaluateStrings } from './use-evaluate-strings.ts';

/** Suite, policies, number of items and seed. */
export function ChoiceForm() {
  const strings = useEvaluateStrings();
  const { choice, status, shown } = useEvaluation();
  const { choose, start } = useEvaluationActions();
  const isBusy = status === 'preparing' || status === 'running';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice.policies.length > 0 && !isBusy) void start();
  };
  return (
    <form onSubmit={submit} aria-label={strings.choose} className="space-y-6">
      <fieldset disabled={isBusy} className="space-y-6">
        <Field title={strings.suite}>
          <Choice
            label={strings.suite}
            value={choice.suite}
            options={offeredSuites.map((suite) => [suite, strings.suites[suite][0]])}
            onChange={(suite) => choose({ suite })}
          />
          <p className="mt-1 text-ink-soft text-sm">{strings.suites[choice.suite][1]}</p>
        </Field>
        <Field title={strings.passagesIn}>
          <Choice
            label={strings.passagesIn}
            value={choice.language}
            options={[
              ['en', strings.languages.en],
              ['zh', strings.languages.zh],
            ]}
            onChange={(language) => choose({ language })}
          />
        </Field>
        <Policies />
        <div className="flex flex-wrap gap-x-8 gap-y-4">
          <WholeNumber
            label={strings.n}
            note={strings.nNote(maxItems)}
            value={choice.n}
            least={1}
            most={maxItems}
            onChange={(n) => choose({ n })}
          />
          <WholeNumber
            label={strings.seed}
            note={strings.seedNote}
            value={choice.seed}
            least={0}
            most={999_999_999}
            onChange={(seed) => choose({ seed })}
          />
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" type="submit" aria-disabled={isBusy || choice.policies.length === 0}>
          {shown ? strings.startAgain : strings.start}
        </Button>
        <CopySetUp address={`#/evaluate${addressOfChoice(choice)}`} />
      </div>
    </form>
  );
}

type FieldProps = { readonly title: string; readonly children: ReactNode };

function Field({ title, children }: FieldProps) {
  return (
    <div>
      <h2 className="mb-1 font-medium text-sm">{title}</h2>
      {children}
    </div>
  );
}

function Policies() {
  const strings = useStrings();
  const own = useEvaluateStrings();
  const { choice } = useEvaluation();
  const { choose } = useEvaluationActions();
  const offer = useApp((state) => state.bundled.offer);
  const current = useApp((state) => state.policyId);
  const { findBundled } = useActions();
  useEffect(() => void findBundled(), [findBundled]);
  // The trained model where its weights ship, and what the stage runs: a chat model, weights from the Lab.
  const isThere = offer.status === 'ready' && offer.value !== null;
  // Its places are kept until that is known, so that nothing moves when it is.
  const isSought = offer.status === 'idle' || offer.status === 'loading';
  const ready = [...policyIds, current].filter((id) => isThere || isSought || !isBundled(id));
  const offered = [...new Set([...ready, ...choice.policies])];
  const toggle = (id: string) =>
    choose({
      policies: offered.filter((other) =>
        other === id ? !choice.policies.includes(id) : choice.policies.includes(other),
      ),
    });
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">{own.policies}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {offered.map((id) => (
          <label
            key={id}
            className="flex min-h-11 items-center gap-2.5 text-sm has-disabled:opacity-60"
          >
            <input
              type="checkbox"
              className="size-4 accent-mask"
              disabled={isSought && isBundled(id)}
              checked={choice.policies.includes(id)}
              onChange={() => toggle(id)}
            />
            {policyName(strings, id)}
          </label>
        ))}
      </div>
      {choice.policies.length === 0 && <InlineProblem>{own.noPolicy}</InlineProblem>}
    </fieldset>
  );
}

type NumberProps = {
  readonly label: string;
  readonly note: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
};

/** A field may be empty while it is typed in; it takes effect when it holds a number within the limits. */
function WholeNumber({ label, note, value, least, most, onChange }: NumberProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    const digits = text.replace(/\D/gu, '').slice(0, 9);
    const number = Math.min(most, Number(digits));
    setTyped(digits === '' ? '' : String(number));
    if (digits !== '' && number >= least) onChange(number);
  };
  return (
    <div className="max-w-64">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        aria-describedby={`${id}-note`}
        className="mt-1 block min-h-11 w-32 rounded-medium border border-line-strong bg-surface px-3 disabled:opacity-60"
        value={typed ?? value}
        onChange={({ target }) => type(target.value)}
        onBlur={() => setTyped(null)}
      />
      <p id={`${id}-note`} className="mt-1 text-ink-faint text-xs leading-snug">
        {note}
      </p>
    </div>
  );
}

function CopySetUp({ address }: { readonly address: string }) {
  const strings = useEvaluateStrings();
  const app = useContext(StoreContext);
  const [copied, setCopied] = useState<string | null>(null);
  const isCopied = copied === address;
  return (
    <Button
      onClick={() =>
        void app?.context.ports.link.copy(address).then(
          () => setCopied(address),
          () => app.context.set({ problem: { type: 'copy-refused' } }),
        )
      }
    >
      {isCopied ? <Check size={17} aria-hidden /> : <Link size={17} aria-hidden />}
      <span role="status">{isCopied ? strings.linkCopied : strings.copyLink}</span>
    </Button>
  );
}
