import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { sentences } from '#core/text/sentences.ts';
import type { DocumentPage } from '#state/ports.ts';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useStore } from '#ui/store-context.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { type CorpusView, hashOf } from './corpus-view.ts';
import { Elsewhere } from './elsewhere.tsx';
import { useCorpusStrings } from './use-library.ts';

type Props = { readonly view: CorpusView; readonly corpusId: string };

/** A document, sentence by sentence, with its links and where else a sentence is said. */
export function Reader({ view, corpusId }: Props) {
  const strings = useCorpusStrings();
  const { document } = useSheetStrings();
  const { ports } = useStore().context;
  const [page, setPage] = useState<DocumentPage | null | 'loading'>('loading');
  useEffect(() => {
    let isGone = false;
    const put = (value: DocumentPage | null) => {
      if (!isGone) setPage(value);
    };
    ports.readDocument(corpusId, view.document).then(put, () => put(null));
    return () => {
      isGone = true;
    };
  }, [ports, corpusId, view.document]);
  return (
    <>
      <a
        href={hashOf({ ...view, document: '', sentence: 0 })}
        className="-ml-2 inline-flex min-h-11 items-center gap-2 rounded-medium px-2 text-ink-soft text-sm hover:bg-sunk hover:text-ink"
      >
        <ArrowLeft size={17} aria-hidden />
        {view.query === '' ? strings.backToSearch : strings.backToHits(view.query)}
      </a>
      {page === 'loading' && <p className="late mt-4 text-ink-soft">{document.loading}</p>}
      {page === null && (
        <div className="mt-4">
          <InlineProblem>{strings.noDocument(view.document)}</InlineProblem>
        </div>
      )}
      {page !== 'loading' && page !== null && <Page page={page} view={view} corpusId={corpusId} />}
    </>
  );
}

type PageProps = Props & { readonly page: DocumentPage };

function Page({ page, view, corpusId }: PageProps) {
  const strings = useCorpusStrings();
  const { document } = useSheetStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { language, sentence } = view;
  const paragraphs = paragraphsOf(page.text);
  const all = paragraphs.flat();
  const chosen = all[sentence - 1];
  return (
    <article>
      <h2
        ref={heading}
        tabIndex={-1}
        lang={language}
        className="mt-2 font-serif text-2xl leading-tight outline-none"
      >
        {page.title}
      </h2>
      <p className="mt-1 text-ink-faint text-sm">
        {[...(page.field === '' ? [] : [document.field(page.field)]), strings.readNote].join(' · ')}
      </p>
      <div lang={language} className="mt-4 space-y-4 font-serif text-[1.0625rem] leading-[1.75]">
        {paragraphs.map((paragraph) => (
          <p key={paragraph[0]?.start} className="max-w-[44rem] [overflow-wrap:anywhere]">
            {paragraph.map((one) => {
              const number = all.indexOf(one) + 1;
              return (
                <span key={one.start}>
                  <a
                    href={hashOf({ ...view, sentence: number === sentence ? 0 : number })}
                    aria-current={number === sentence ? 'true' : undefined}
                    title={strings.elsewhere}
                    className={`box-decoration-clone rounded-small py-0.5 hover:bg-query-tint ${number === sentence ? 'bg-evidence-tint' : ''}`}
                  >
                    {one.text}
                  </a>
                  {language === 'zh' ? '' : ' '}
                </span>
              );
            })}
          </p>
        ))}
      </div>
      {chosen && (
        <Elsewhere
          key={chosen.start}
          text={chosen.text}
          documentId={page.id}
          view={view}
          corpusId={corpusId}
        />
      )}
      {page.links.length > 0 && <Links links={page.links} view={view} />}
      <p className="mt-7 border-line border-t pt-4 text-ink-faint text-xs">
        {strings.sourceOf(page.source)} · {strings.licenceOf(page.licence)}
      </p>
    </article>
  );
}

/** Sentences by paragraph, with their places in the text. */
function paragraphsOf(text: string) {
  return Array.from(text.matchAll(/[^\n]+/gu), ({ 0: line, index }) =>
    sentences(line).map(({ start, end }) => ({
      start: index + start,
      text: line.slice(start, end),
    })),
  );
}

type LinksProps = { readonly links: readonly string[]; readonly view: CorpusView };

function Links({ links, view }: LinksProps) {
  const { document } = useSheetStrings();
  return (
    <section className="mt-7">
      <h3 className="font-semibold text-ink-faint text-sm">{document.links}</h3>
      <ul className="mt-2 flex flex-wrap gap-2">
        {links.map((link) => (
          <li key={link}>
            <a
              lang={view.language}
              href={hashOf({ ...view, document: link, sentence: 0 })}
              className="inline-flex min-h-9 items-center rounded-medium border border-line px-2.5 text-sm hover:border-line-strong hover:bg-sunk"
            >
              {link}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
