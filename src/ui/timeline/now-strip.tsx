import { CornerDownRight, FileText, Search } from 'lucide-react';
import { NumberBadge } from '#ui/chrome/number-badge.tsx';
import { useApp, useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/**
 * What the run does at this moment, above the playback, where the steps lie below the passage: a phone shows both at
 * once. A press leads to the steps. Who hears the page is told by its live region.
 */
export function NowStrip() {
  const { timeline } = useStrings();
  const language = useApp((state) => state.subject?.task.language);
  const isOn = useApp(({ run, playhead }) => playhead.playing || run.status === 'running');
  const now = useNow();
  if (!isOn || now === null) return null;
  const Icon = icons[now.kind];
  return (
    <button
      type="button"
      title={timeline.toSteps}
      className="absolute inset-x-0 bottom-full flex h-14 items-center gap-2.5 overflow-hidden border-line border-y bg-raised px-4 text-left text-sm leading-snug sm:px-8 desk:hidden"
      onClick={() => document.getElementById('steps')?.scrollIntoView()}
    >
      <Icon size={17} aria-hidden className={`shrink-0 ${colours[now.kind]}`} />
      {now.blank !== null && <NumberBadge n={now.blank + 1} />}
      <span lang={language} className="line-clamp-2 min-w-0">
        {now.text}
      </span>
    </button>
  );
}

const icons = { search: Search, read: FileText, fill: CornerDownRight };
const colours = { search: 'text-query', read: 'text-evidence', fill: 'text-mask' };

type Now = {
  readonly kind: keyof typeof icons;
  readonly text: string;
  /** From 0; null where it is about no single blank. */
  readonly blank: number | null;
};

/** Of the last step that is shown: its query, the sentence that is read, or what was filled. */
function useNow(): Now | null {
  const { passage } = useStrings();
  const { reading, trajectory, activeBlank, last } = useScene();
  if (trajectory.finished || last?.type === 'reward') return null;
  const step = reading ?? trajectory.steps.at(-1);
  if (!step) return null;
  const { action, thought } = step;
  if (action.type === 'search') return { kind: 'search', text: action.query, blank: activeBlank };
  if (reading && thought?.type === 'evidence')
    return { kind: 'read', text: thought.quote, blank: activeBlank };
  if (action.type === 'fill')
    return { kind: 'fill', text: action.text ?? passage.notKnown, blank: action.mask - 1 };
  if (action.type === 'answer' && action.text !== '')
    return { kind: 'fill', text: action.text, blank: null };
  return null;
}
