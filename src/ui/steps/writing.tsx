import { PencilLine } from 'lucide-react';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** Characters that are shown: the end of what is being written, and no more than two lines of it. */
const shown = 160;

/**
 * What a policy is writing at this moment, or that it reads; rules write everything at once. Its room is there as long
 * as the run is computed, so that nothing moves with every token.
 */
export function Writing() {
  const { steps } = useStrings();
  const isRunning = useApp(({ run }) => run.status === 'running');
  const streaming = useApp((state) => state.run.streaming);
  const isModel = useApp(({ run }) => {
    const [started] = run.events;
    return started?.type === 'run-started' && !started.policyId.endsWith('baseline');
  });
  if (!isRunning || !(isModel || streaming !== '')) return null;
  const text = streaming.length > shown ? `…${streaming.slice(-shown)}` : streaming;
  return (
    <div className="late mt-3 rounded-medium border border-line border-dashed px-3 py-2">
      <p className="flex items-center gap-1.5 text-ink-faint text-xs">
        <PencilLine size={13} aria-hidden />
        {streaming === '' ? steps.readingNow : kindOf(streaming, steps.writingNow)}
      </p>
      <p className="mt-1 h-10 overflow-hidden break-words font-mono text-ink-soft text-xs leading-5">
        {text}
      </p>
    </div>
  );
}

type Kinds = { readonly thought: string; readonly query: string; readonly fill: string };

/** By the last tag that was opened: a thought, a query, a fill or the answer. */
function kindOf(text: string, words: Kinds): string {
  const tag = /.*<(think|search|fill|answer)>/su.exec(text)?.[1];
  if (tag === 'search') return words.query;
  return tag === 'fill' || tag === 'answer' ? words.fill : words.thought;
}
