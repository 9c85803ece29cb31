import type { Trajectory } from '#core/rollout/trajectory.ts';
import { type Segment, transcriptSegments } from '#core/rollout/transcript.ts';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly trajectory: Trajectory };

const looks: Record<Segment['role'], string> = {
  tag: 'text-ink-faint',
  data: 'text-ink-soft',
  policy: 'font-semibold text-ink',
};

/** The append-only text that a model would be given, and continue. */
export function TranscriptView({ trajectory }: Props) {
  const { steps } = useStrings();
  return (
    <>
      <p className="mt-2 text-ink-soft text-sm">{steps.transcriptNote}</p>
      <pre className="mt-3 whitespace-pre-wrap break-words font-mono text-xs leading-relaxed">
        {transcriptSegments(trajectory).map(({ role, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments only ever grow at the end.
          <span key={index} className={looks[role]}>
            {text}
          </span>
        ))}
      </pre>
    </>
  );
}
