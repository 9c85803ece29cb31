import { Info } from 'lucide-react';
import { Popover } from './popover.tsx';

type Props = {
  /** For those who hear the page: what will be explained. */
  readonly label: string;
  readonly children: string;
};

/** A small sign beside a number's name that tells how it was measured; by mouse, finger or keyboard. */
export function HowMeasured({ label, children }: Props) {
  return (
    <span className="inline-block align-middle font-normal">
      <Popover
        className="top-full left-0 mt-1 w-72 max-w-[80vw] text-ink-soft text-sm leading-relaxed"
        button={(toggle) => (
          <button
            type="button"
            aria-label={label}
            title={children}
            className="grid size-6 place-items-center rounded-full text-ink-faint hover:text-ink"
            {...toggle}
          >
            <Info size={14} aria-hidden />
          </button>
        )}
      >
        {() => <p>{children}</p>}
      </Popover>
    </span>
  );
}
