import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

type Props = {
  readonly title: string;
  /** One or two sentences that say what the screen is for. */
  readonly intro?: ReactNode;
  /** Actions of the whole screen, at the end of its heading. */
  readonly tools?: ReactNode;
  /** Width of the content: `text` for reading, `wide` for tables and columns. */
  readonly width?: 'text' | 'wide';
  readonly children: ReactNode;
};

/** Every screen but the stage: a heading, which takes the focus when the screen opens, and what stands under it. */
export function ScreenFrame({ title, intro, tools, width = 'wide', children }: Props) {
  return (
    <main
      id="screen"
      tabIndex={-1}
      className="own-scroll px-4 pt-6 pb-16 outline-none sm:px-8 desk:px-[clamp(2rem,4vw,6rem)] desk:pt-[clamp(1.25rem,4vh,3rem)]"
    >
      <div className={`mx-auto ${widths[width]}`}>
        <Notice />
        <div className="mb-5 flex flex-wrap items-start gap-x-8 gap-y-3 sm:mb-6">
          <div className="min-w-0 grow basis-80">
            <h1
              tabIndex={-1}
              className="font-serif text-2xl leading-tight outline-none sm:text-3xl"
            >
              {title}
            </h1>
            {intro && (
              <div className="mt-2 max-w-[48rem] text-pretty text-ink-soft leading-relaxed">
                {intro}
              </div>
            )}
          </div>
          {tools && <div className="flex flex-wrap items-center gap-1">{tools}</div>}
        </div>
        {children}
      </div>
    </main>
  );
}

const widths = { text: 'max-w-[44rem]', wide: 'max-w-[76rem]' };
