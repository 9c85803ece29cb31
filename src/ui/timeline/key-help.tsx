import { Keyboard } from 'lucide-react';
import { Button } from '#ui/chrome/button.tsx';
import { Popover } from '#ui/chrome/popover.tsx';
import { useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

export function KeyHelp() {
  const { timeline } = useStrings();
  const isPresenting = useApp((state) => state.preferences.presenterKeys);
  return (
    <Popover
      className="right-0 bottom-full mb-2 w-max"
      button={(toggle) => (
        <Button
          look="icon"
          className="max-sm:hidden"
          aria-label={timeline.help}
          title={timeline.help}
          {...toggle}
        >
          <Keyboard size={18} aria-hidden />
        </Button>
      )}
    >
      {() => (
        <dl className="grid grid-cols-[auto_auto] items-baseline gap-x-5 gap-y-2 text-sm">
          {[...timeline.keys, ...(isPresenting ? timeline.presenterKeys : [])].map(
            ([keys = '', what = '']) => (
              <div key={keys} className="col-span-2 grid grid-cols-subgrid">
                <dt className="space-x-1">
                  {keys.split(' ').map((key) => (
                    <kbd
                      key={key}
                      className="rounded-small border border-line-strong bg-sunk px-1.5 py-0.5 font-sans text-xs"
                    >
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd className="text-ink-soft">{what}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </Popover>
  );
}
