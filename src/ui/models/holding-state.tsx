import '#ui/chrome/progress-bar.css';
import { CircleCheck } from 'lucide-react';
import type { StorageState } from '#core/models/device.ts';
import type { DownloadProgress } from '#core/models/download.ts';
import type { Holding, ModelEntry, ModelProblem } from '#state/models/models-store.ts';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { sizeText } from '#ui/offline/size-text.ts';
import { models as en, type ModelStrings } from '#ui/strings/en/models.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { models as zh } from '#ui/strings/zh/models.ts';

type Props = {
  readonly entry: ModelEntry;
  /** Whether what is here outlasts the page. */
  readonly keeps: StorageState['keeps'];
};

/** What is here of a model, and how fast the rest arrives. */
export function HoldingState({ entry: { model, holding }, keeps }: Props) {
  const strings = useStringsOf({ en, zh });
  const share = shareOf(holding);
  return (
    <div className="empty:hidden">
      {share !== null && (
        <progress
          aria-label={strings.progress(model.title)}
          className="progress-bar mt-3 block h-1.5 w-full"
          value={share}
          max={1}
        />
      )}
      {holding.status === 'fetching' && (
        <p className="mt-1.5 text-ink-soft text-sm tabular-nums">
          {progressText(holding.progress, strings)}
        </p>
      )}
      {holding.status === 'paused' && (
        <p className="mt-1.5 text-ink-soft text-sm tabular-nums">
          {strings.paused(sizeText(holding.done), sizeText(holding.total))}
        </p>
      )}
      {holding.status === 'here' && (
        <p role="status" className="mt-1.5 flex items-center gap-2 text-sm">
          <CircleCheck size={16} aria-hidden className="shrink-0 text-right" />
          {keeps === 'disk' ? strings.isHere : strings.isInMemory}
        </p>
      )}
      {holding.status === 'failed' && (
        <div className="mt-2">
          <Failure problem={holding.problem} strings={strings} />
        </div>
      )}
    </div>
  );
}

function shareOf(holding: Holding): number | null {
  switch (holding.status) {
    case 'fetching':
      return holding.progress.total > 0 ? holding.progress.done / holding.progress.total : 0;
    case 'paused':
    case 'failed':
      return holding.done > 0 && holding.total > 0 ? holding.done / holding.total : null;
    default:
      return null;
  }
}

function progressText(
  { done, total, rate, retryMs }: DownloadProgress,
  strings: ModelStrings,
): string {
  if (retryMs !== null) return strings.retry((retryMs / 1_000).toFixed(retryMs < 1_000 ? 1 : 0));
  const parts = [strings.ofTotal(sizeText(done), sizeText(total))];
  if (rate !== null && rate > 0) {
    parts.push(strings.perSecond(sizeText(rate)));
    parts.push(strings.left(Math.round((total - done) / rate)));
  }
  return parts.join(' · ');
}

type FailureProps = { readonly problem: ModelProblem; readonly strings: ModelStrings };

function Failure({ problem, strings }: FailureProps) {
  if (problem.type === 'engine') {
    return (
      <>
        <InlineProblem>{strings.engine[problem.kind]}</InlineProblem>
        <details className="mt-1 ml-6 text-ink-soft text-sm">
          <summary className="min-h-6">{strings.detail}</summary>
          <p lang="en">{problem.message}</p>
        </details>
      </>
    );
  }
  const { problem: download } = problem;
  const isFull = download.type === 'no-room';
  const needed = isFull ? sizeText(download.needed) : '';
  const free = isFull && download.free !== null ? sizeText(download.free) : '';
  return <InlineProblem>{strings.problem(download, needed, free)}</InlineProblem>;
}
