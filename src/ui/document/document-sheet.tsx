import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Panel } from '#state/app-state.ts';
import type { DocumentPage } from '#state/ports.ts';
import { Button } from '#ui/chrome/button.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useActions } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { MarkedText } from './marked-text.tsx';

type Props = { readonly panel: Extract<Panel, { type: 'document' }> };

/** A document of the encyclopedia, with the passage that was found in it. */
export function DocumentSheet({ panel: { page, trail, language, passageId } }: Props) {
  const strings = useStrings();
  const sheets = useSheetStrings();
  const { closePanel, backToDocument } = useActions();
  const title = page.status === 'ready' ? page.value.title : sheets.document.label;
  return (
    <Sheet
      place="side"
      title={
        <span lang={language} className="font-serif text-xl">
          {title}
        </span>
      }
      onClose={closePanel}
      lead={
        trail.length > 1 && (
          <Button
            look="icon"
            className="-ml-3"
            aria-label={sheets.document.back}
            onClick={() => void backToDocument()}
          >
            <ArrowLeft size={20} aria-hidden />
          </Button>
        )
      }
    >
      {page.status === 'loading' && <p className="text-ink-soft">{sheets.document.loading}</p>}
      {page.status === 'failed' && <InlineProblem>{strings.problem(page.problem)}</InlineProblem>}
      {page.status === 'ready' && (
        <Page key={page.value.id} page={page.value} passageId={passageId} language={language} />
      )}
    </Sheet>
  );
}

type PageProps = {
  readonly page: DocumentPage;
  readonly passageId: string | null;
  readonly language: 'en' | 'zh';
};

function Page({ page, passageId, language }: PageProps) {
  const { document } = useSheetStrings();
  const { followLink } = useActions();
  const ordinal = passageId === null ? -1 : Number(passageId.split('#').at(-1));
  const marked = page.passages[ordinal];
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The link that was followed is gone, and the focus with it: reading goes on in the new document.
    if (globalThis.document.activeElement === globalThis.document.body)
      root.current?.closest<HTMLElement>('[tabindex]')?.focus();
  }, []);
  return (
    <div ref={root}>
      <p className="text-ink-faint text-sm">
        {document.field(page.field)}
        {marked && ` · ${document.marked}`}
      </p>
      <MarkedText text={page.text} marked={marked ?? null} language={language} />
      {page.links.length > 0 && (
        <section className="mt-7">
          <h3 className="font-semibold text-ink-faint text-sm">{document.links}</h3>
          <ul className="mt-2 flex flex-wrap gap-2">
            {page.links.map((link) => (
              <li key={link}>
                <button
                  type="button"
                  lang={language}
                  className="min-h-8 rounded-medium border border-line px-2.5 text-sm hover:border-line-strong hover:bg-sunk"
                  onClick={() => void followLink(link)}
                >
                  {link}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-7 border-line border-t pt-4 text-ink-faint text-xs">
        {page.source} · {page.licence}
      </p>
    </div>
  );
}
