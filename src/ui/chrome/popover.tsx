import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

type Props = {
  readonly button: (open: {
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string;
    readonly onClick: () => void;
  }) => ReactNode;
  /** Where the panel hangs, relative to its button. */
  readonly className: string;
  readonly children: (close: () => void) => ReactNode;
};

/** A small panel under its button. Escape, a click elsewhere and another screen close it. */
export function Popover({ button, className, children }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    const close = () => setIsOpen(false);
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) close();
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      close();
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    // The way back and forward leads to another screen without a click.
    addEventListener('hashchange', close);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
      removeEventListener('hashchange', close);
    };
  }, [isOpen]);
  const toggle = {
    'aria-expanded': isOpen,
    'aria-controls': id,
    onClick: () => setIsOpen(!isOpen),
  };
  return (
    <div ref={root} className="relative">
      {button(toggle)}
      <div
        id={id}
        hidden={!isOpen}
        className={`absolute z-30 rounded-medium border border-line bg-raised p-4 shadow-xl ${className}`}
      >
        {isOpen && children(() => setIsOpen(false))}
      </div>
    </div>
  );
}
