import { Check, Share2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { Popover } from '#ui/chrome/popover.tsx';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

/** Everything that can be done with a run beyond watching it. What it offers is fetched when it opens. */
export function ShareMenu() {
  const { link } = useStrings();
  const copied = useApp((state) => state.linkCopied);
  return (
    <Popover
      className="right-0 w-88 p-2! max-sm:fixed max-sm:inset-x-3 max-sm:top-14 max-sm:w-auto max-h-[calc(100dvh-6rem)] overflow-y-auto"
      button={(toggle) => (
        <Button title={link.share} {...toggle}>
          {copied ? (
            <Check size={17} aria-hidden className="text-(--right)" />
          ) : (
            <Share2 size={17} aria-hidden />
          )}
          <span className="max-lg:sr-only">{copied ? link.copied : link.share}</span>
          <span role="status" className="sr-only">
            {copied ? link.copied : ''}
          </span>
        </Button>
      )}
    >
      {(close) => (
        <Suspense fallback={<div className="h-96" />}>
          <ShareChoices close={close} />
        </Suspense>
      )}
    </Popover>
  );
}

const ShareChoices = lazy(async () => ({
  default: (await import('./share-choices.tsx')).ShareChoices,
}));
