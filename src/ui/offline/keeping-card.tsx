import '#ui/chrome/progress-bar.css';
import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, type LucideIcon } from 'lucide-react';
import type { Keeping } from '#state/offline.ts';
import { Button } from '#ui/chrome/button.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import type { OfflineStrings } from '#ui/strings/en/offline.ts';
import { sizeText } from './size-text.ts';

type Props = { readonly strings: OfflineStrings };

/** Whether the page works without a connection: said only when every file is there. */
export function KeepingCard({ strings }: Props) {
  const keeping = useApp((state) => state.offline.keeping);
  const { completeOffline } = useActions();
  const [title = '', about = ''] = textsOf(keeping, strings);
  const [Icon, colour] = icons[keeping.status];
  const action = actionOf(keeping, strings);
  return (
    // What is kept is not known at once: the room of the longest answer is held from the beginning.
    <section className="min-h-76 rounded-large border border-line bg-raised px-5 py-5 min-[22rem]:min-h-58 sm:min-h-40 sm:px-6">
      <div className="flex gap-4" role="status">
        <Icon size={26} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
        <div className="min-w-0 grow">
          <h2 className="font-semibold text-lg leading-tight">{title}</h2>
          <p className="mt-1.5 text-ink-soft leading-relaxed">{about}</p>
          {details(keeping, strings).map((line) => (
            <p key={line} className="mt-1 text-ink-soft text-sm leading-relaxed tabular-nums">
              {line}
            </p>
          ))}
        </div>
      </div>
      {keeping.status === 'keeping' && (
        <progress
          aria-label={strings.progress}
          className="progress-bar mt-4 block h-1.5 w-full"
          value={keeping.done}
          max={keeping.total}
        />
      )}
      {action && (
        <Button
          className="mt-4 ml-10 border border-line"
          onClick={() => void completeOffline(keeping.status === 'ready')}
        >
          {action}
        </Button>
      )}
    </section>
  );
}

const icons: Record<Keeping['status'], readonly [LucideIcon, string]> = {
  unknown: [CircleDashed, 'text-ink-faint'],
  'asked-first': [CircleDashed, 'text-ink-faint'],
  keeping: [CircleDashed, 'text-ink-faint'],
  ready: [CircleCheck, 'text-right'],
  incomplete: [CircleAlert, 'text-wrong'],
  impossible: [CircleSlash, 'text-ink-faint'],
};

function textsOf(keeping: Keeping, strings: OfflineStrings): readonly string[] {
  switch (keeping.status) {
    case 'impossible':
      return strings.impossible[keeping.reason];
    case 'incomplete':
      return strings.incomplete[keeping.reason];
    default:
      return strings.states[keeping.status];
  }
}

function details(keeping: Keeping, strings: OfflineStrings): readonly string[] {
  switch (keeping.status) {
    case 'ready':
      return [
        strings.kept(keeping.files, sizeText(keeping.bytes)),
        ...(keeping.repaired > 0 ? [strings.repaired(keeping.repaired)] : []),
        ...(keeping.isChecked ? [strings.checked] : []),
      ];
    case 'keeping':
      return [`${sizeText(keeping.done)} / ${sizeText(keeping.total)}`];
    case 'asked-first':
      return [strings.missing(sizeText(keeping.missing))];
    case 'incomplete':
      return keeping.missing > 0 ? [strings.missing(sizeText(keeping.missing))] : [];
    default:
      return [];
  }
}

function actionOf({ status }: Keeping, strings: OfflineStrings): string | null {
  if (status === 'asked-first') return strings.keepNow;
  if (status === 'incomplete') return strings.goOn;
  return status === 'ready' ? strings.check : null;
}
