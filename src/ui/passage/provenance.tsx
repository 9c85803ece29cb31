import { CirclePlay, Radio } from 'lucide-react';
import type { Subject } from '#state/app-state.ts';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly subject: Subject };

/** What the reader looks at: a recorded run or a live one, of which policy, over which passage. */
export function Provenance({ subject: { task, origin } }: Props) {
  const { passage, policy } = useStrings();
  const { made, events } = useApp((state) => state.run);
  const started = events[0]?.type === 'run-started' ? events[0] : null;
  const isLive = started !== null && made === 'live';
  const Icon = isLive ? Radio : CirclePlay;
  const kind = isLive ? passage.origin.live : passage.origin[origin.type];
  const title = task.view.kind === 'ramp' ? task.view.title : '';
  return (
    <div className="mb-4 sm:mb-6">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-faint text-sm">
        <span className="flex items-center gap-1.5 font-medium text-ink-soft">
          {started && <Icon size={15} aria-hidden />}
          {kind}
        </span>
        {started && <Separated>{policy.name(started.policyId)}</Separated>}
        <Separated>
          {passage.blanks(task.view.kind === 'ramp' ? task.view.parts.length - 1 : 1)}
        </Separated>
      </p>
      {title !== '' && (
        <h2 lang={task.language} className="mt-1 font-serif text-2xl leading-tight sm:text-3xl">
          {title}
        </h2>
      )}
    </div>
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
