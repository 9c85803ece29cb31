import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useStrings } from '#ui/strings/strings.ts';
import { Button } from './button.tsx';

type Props = {
  readonly title: ReactNode;
  /** `side` keeps the page in view on a laptop; both fill a phone. */
  readonly place: 'side' | 'middle';
  readonly onClose: () => void;
  /** Stands before the title, such as a way back. */
  readonly lead?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/**
 * A modal sheet: the browser's own dialog, so that focus stays inside and returns where it came from. It begins at
 * what is marked with `data-first-focus`, or at the content: on "Close", the first space typed would close it.
 */
export function Sheet({ title, place, onClose, lead, footer, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const heading = useId();
  const strings = useStrings();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    const marked = dialog?.querySelector<HTMLElement>('[data-first-focus]');
    (marked ?? content.current)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the sheet closes it; Escape does the same.
    <dialog
      ref={ref}
      aria-labelledby={heading}
      className={`m-0 flex max-h-none max-w-none flex-col bg-raised text-ink shadow-2xl ${places[place]}`}
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <header className="flex items-center gap-1 border-line border-b py-2 pr-2 pl-4 sm:pl-6">
        {lead}
        <h2 id={heading} className="grow py-2 font-semibold text-lg leading-tight">
          {title}
        </h2>
        <Button look="icon" aria-label={strings.close} onClick={onClose}>
          <X size={20} aria-hidden />
        </Button>
      </header>
      <div
        ref={content}
        className="min-h-0 grow overflow-y-auto px-4 py-5 outline-none sm:px-6"
        tabIndex={-1}
      >
        {children}
      </div>
      {footer && <footer className="border-line border-t px-4 py-3 sm:px-6">{footer}</footer>}
    </dialog>
  );
}

const places = {
  side: 'slide-in fixed inset-y-0 right-0 left-auto h-dvh w-full sm:w-[min(36rem,92vw)] sm:border-line sm:border-l',
  middle:
    'appear fixed inset-0 h-dvh w-full sm:m-auto sm:h-[min(48rem,90dvh)] sm:w-[min(60rem,92vw)] sm:rounded-large sm:border sm:border-line',
};
