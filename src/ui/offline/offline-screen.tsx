import { type ReactNode, useId } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { offline as en } from '#ui/strings/en/offline.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { offline as zh } from '#ui/strings/zh/offline.ts';
import { KeepingCard } from './keeping-card.tsx';
import { sizeText } from './size-text.ts';

/** What this browser keeps of the page, and how safely. */
export function OfflineScreen() {
  const { screens } = useStrings();
  const strings = useStringsOf({ en, zh });
  const { space, threads, canInstall } = useApp((state) => state.offline);
  const { askPersistence, installPage } = useActions();
  return (
    <ScreenFrame title={screens.offline[0]} intro={strings.intro} width="text">
      <KeepingCard strings={strings} />
      <div className="mt-6 divide-y divide-line border-line border-y">
        <Row title={strings.space} note={spaceText(space, strings)}>
          {space?.persistence === 'not-asked' && (
            <Button className="border border-line" onClick={() => void askPersistence()}>
              {strings.askPersistence}
            </Button>
          )}
        </Row>
        <Row title={strings.threads} note={threadsText(threads, strings)} />
        {canInstall && (
          <Row title={strings.app} note={strings.appNote}>
            <Button className="border border-line" onClick={() => void installPage()}>
              {strings.install}
            </Button>
          </Row>
        )}
      </div>
    </ScreenFrame>
  );
}

type Strings = typeof en;
type OfflineState = ReturnType<typeof useOffline>;
const useOffline = () => useApp((state) => state.offline);

function spaceText(space: OfflineState['space'], strings: Strings): string {
  if (!space) return strings.spaceUnknown;
  const sizes = strings.spaceOf(sizeText(space.used), sizeText(space.available));
  return sizes + strings.persistence[space.persistence];
}

function threadsText(threads: OfflineState['threads'], strings: Strings): string {
  const texts = {
    now: strings.threadsNow,
    'next-visit': strings.threadsNext,
    never: strings.threadsNever,
  };
  return texts[threads];
}

type RowProps = {
  readonly title: string;
  readonly note: string;
  readonly children?: ReactNode;
};

function Row({ title, note, children }: RowProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex min-h-16 flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
    >
      <div className="min-w-48 grow basis-0">
        <h2 id={id} className="font-medium">
          {title}
        </h2>
        <p className="text-ink-soft text-sm leading-snug">{note}</p>
      </div>
      {children}
    </section>
  );
}
