import { CirclePlay, Pencil, Radio } from 'lucide-react';
import { searchedCorpus } from '#core/rollout/searched-corpus.ts';
import type { Subject } from '#state/app-state.ts';
import { useActions, useApp } from '#ui/store-context.tsx';
import { policyName, useStrings } from '#ui/strings/strings.ts';

type Props = { readonly subject: Subject };

/** What the reader looks at: a recorded run or a live one, of which policy, over which passage. */
export function Provenance({ subject: { task, origin } }: Props) {
  const strings = useStrings();
  const { passage } = strings;
  const isPlain = useApp((state) => state.lesson.plain || state.lesson.guessFirst);
  const { made, events } = useApp((state) => state.run);
  const started = events[0]?.type === 'run-started' ? events[0] : null;
  const isLive = started !== null && made === 'live';
  const Icon = isLive ? Radio : CirclePlay;
  const isQuestion = task.view.kind === 'question';
  const name = isQuestion && origin.type === 'own' ? 'ownQuestion' : origin.type;
  const kind = isLive ? passage.origin.live : passage.origin[name];
  const title = task.view.kind === 'ramp' ? task.view.title : '';
  return (
    <div className="mb-3 sm:mb-5">
      <div className="flex flex-wrap items-center gap-x-2 text-ink-faint text-sm">
        <span className="flex items-center gap-1.5 font-medium text-ink-soft">
          {started && <Icon size={15} aria-hidden />}
          {kind}
        </span>
        {started && <Separated>{policyName(strings, started.policyId)}</Separated>}
        {started && <Besides corpusId={started.corpusId} />}
        {origin.type === 'evaluation' && <BackToEvaluation />}
        {task.view.kind === 'ramp' && !isPlain && (
          // On a phone a line of its own, so that another name beside it moves nothing.
          <span className="max-sm:basis-full">
            <Blanks count={task.view.parts.length - 1} />
          </span>
        )}
      </div>
      {title !== '' && (
        <h2 lang={task.language} className="mt-1 font-serif text-2xl leading-tight sm:text-3xl">
          {title}
        </h2>
      )}
    </div>
  );
}

/** How many blanks, and the way to change them. */
function Blanks({ count }: { readonly count: number }) {
  const { passage, actions } = useStrings();
  const { editSubject } = useActions();
  return (
    <button
      type="button"
      aria-label={`${passage.blanks(count)}: ${actions.editMasks}`}
      title={actions.editMasks}
      className="-my-1 flex min-h-8 items-center gap-1.5 rounded-medium px-2 hover:bg-sunk hover:text-ink max-sm:-ml-2"
      onClick={editSubject}
    >
      {passage.blanks(count)}
      <Pencil size={13} aria-hidden />
    </button>
  );
}

/** What was searched besides the encyclopedia: a run that asked another host says so. */
function Besides({ corpusId }: { readonly corpusId: string }) {
  const { passage } = useStrings();
  const { own, wikipedia } = searchedCorpus(corpusId);
  return (
    <>
      {own && <Separated>{passage.besides.own}</Separated>}
      {wikipedia && (
        <span className="rounded-small border border-query px-1.5 font-medium text-query text-xs">
          {passage.besides.wikipedia}
        </span>
      )}
    </>
  );
}

function BackToEvaluation() {
  const { passage } = useStrings();
  const { goTo } = useActions();
  return (
    <button
      type="button"
      className="-my-1 flex min-h-8 items-center gap-1.5 rounded-medium px-2 underline decoration-line-strong underline-offset-4 hover:bg-sunk hover:text-ink"
      onClick={() => goTo('evaluate')}
    >
      {passage.backToEvaluation}
    </button>
  );
}

function Separated({ children }: { readonly children: string }) {
  return (
    <>
      <span aria-hidden>·</span>
      <span>{children}</span>
    </>
  );
}
