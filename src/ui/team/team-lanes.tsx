import { useEffect, useRef } from 'react';
import { type LaneTurn, lanes, laneTurns } from '#state/team-lanes.ts';
import { useActions, useApp, useScene } from '#ui/store-context.tsx';
import { team as en } from '#ui/strings/en/team.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { team as zh } from '#ui/strings/zh/team.ts';
import { looks } from './agent-looks.tsx';
import { turnName } from './turn-name.ts';

/**
 * Who acts, as a score is read: a lane for each agent, time to the right, a dot for each turn. A dot shows its step.
 * In the document the turns stand in the order of time, each with its agent's name.
 */
export function TeamLanes() {
  const strings = useStringsOf({ en, zh });
  const { trajectory } = useScene();
  const { openPrompts } = useActions();
  const turns = laneTurns(useApp((state) => state.run.events));
  const isOfRules = trajectory.started?.policyId === 'multi-agent:baseline';
  if (turns.length === 0) return null;
  return (
    <section aria-label={strings.label} className="mt-1 mb-5">
      <Score turns={turns} />
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-ink-faint text-xs leading-relaxed">
        {isOfRules ? strings.byRules : strings.byModel}
        <button
          type="button"
          className="min-h-6 rounded-small underline decoration-line-strong underline-offset-4 hover:text-ink"
          onClick={() => void openPrompts()}
        >
          {strings.editPrompts}
        </button>
      </p>
      <Changed prompts={trajectory.started?.prompts ?? {}} />
    </section>
  );
}

function Score({ turns }: { readonly turns: readonly LaneTurn[] }) {
  const strings = useStringsOf({ en, zh });
  const cursor = useApp((state) => state.playhead.cursor);
  // What led to one step is shown with it.
  const current = turns.findLast((turn) => turn.cursor <= cursor)?.cursor;
  const columns = { gridTemplateColumns: `repeat(${turns.length}, minmax(1.5rem, 2.5rem))` };
  return (
    <div className="flex gap-2">
      <div aria-hidden className="grid shrink-0 auto-rows-[2rem]">
        {lanes.map((lane) => {
          const { icon: Icon, ink } = looks[lane];
          return (
            <span
              key={lane}
              title={strings.does[lane]}
              className="flex items-center gap-1.5 text-sm"
            >
              <Icon size={15} className={ink} />
              {strings.agents[lane]}
            </span>
          );
        })}
      </div>
      <div className="relative min-w-0 grow overflow-x-auto">
        <div aria-hidden className="absolute inset-x-0 top-0 grid auto-rows-[2rem]">
          {lanes.map((lane) => (
            <span key={lane} className="my-auto border-line border-t" />
          ))}
        </div>
        <ol className="relative grid grid-rows-[repeat(4,2rem)]" style={columns}>
          {turns.map((turn, index) => (
            <Dot
              // biome-ignore lint/suspicious/noArrayIndexKey: turns only ever grow at the end.
              key={index}
              turn={turn}
              place={{ gridRow: lanes.indexOf(turn.lane) + 1, gridColumn: index + 1 }}
              isShown={turn.cursor <= cursor}
              isCurrent={turn.cursor === current}
            />
          ))}
        </ol>
      </div>
    </div>
  );
}

type DotProps = {
  readonly turn: LaneTurn;
  readonly place: { readonly gridRow: number; readonly gridColumn: number };
  readonly isShown: boolean;
  readonly isCurrent: boolean;
};

function Dot({ turn, place, isShown, isCurrent }: DotProps) {
  const strings = useStringsOf({ en, zh });
  const { pause, stepBy } = useActions();
  const cursor = useApp((state) => state.playhead.cursor);
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Sideways only: the page must not move under the reader.
    const score = ref.current?.closest('div');
    const left = ref.current?.offsetLeft ?? 0;
    if (isCurrent && score) score.scrollLeft = left - score.clientWidth + 64;
  }, [isCurrent]);
  const agent = strings.agents[turn.lane];
  const what = isShown ? turnName(turn.said, strings) : strings.ahead;
  const look = isShown
    ? `solid ${looks[turn.lane].solid} text-raised`
    : 'border border-line-strong bg-raised';
  return (
    <li ref={ref} style={place} className="grid place-items-center">
      <button
        type="button"
        title={`${agent}: ${what}`}
        aria-label={`${agent}: ${what}`}
        aria-current={isCurrent ? 'step' : undefined}
        className="group grid size-8 max-w-full place-items-center"
        onClick={() => {
          pause();
          stepBy(turn.cursor - cursor);
        }}
      >
        <span
          aria-hidden
          className={`grid size-5 place-items-center rounded-full font-semibold text-[0.6875rem] leading-none outline-offset-2 group-hover:outline-2 group-hover:outline-line-strong ${look} ${isCurrent ? 'outline-2 outline-ink' : ''}`}
        >
          {isShown ? markOf(turn) : ''}
        </span>
      </button>
    </li>
  );
}

/** What fits into a dot. */
function markOf({ said }: LaneTurn): string {
  switch (said.agent) {
    case 'planner':
      return said.mask === null ? '' : String(said.mask);
    case 'rewriter':
      return String(said.queries.length);
    case 'observer':
      return { enough: '✓', next: '→', reflect: '↻', supplement: '?' }[said.kind];
    case 'judge':
      return said.correct.every((one) => one) ? '✓' : '×';
  }
}

/** Prompts that were not ours, to be read. */
function Changed({ prompts }: { readonly prompts: Readonly<Record<string, string>> }) {
  const strings = useStringsOf({ en, zh });
  const changed = lanes.filter((lane) => lane in prompts);
  if (changed.length === 0) return null;
  const names = changed.map((lane) => strings.agents[lane]).join(', ');
  return (
    <details className="mt-1 text-sm">
      <summary className="min-h-6 text-ink-soft">{strings.changed(names)}</summary>
      {changed.map((lane) => (
        <p key={lane} className="mt-2 whitespace-pre-wrap text-ink-soft text-xs leading-relaxed">
          <b className="block font-semibold text-ink">{strings.agents[lane]}</b>
          {prompts[lane]}
        </p>
      ))}
    </details>
  );
}
