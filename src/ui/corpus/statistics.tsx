import { useEffect } from 'react';
import { HowMeasured } from '#ui/chrome/how-measured.tsx';
import { grouped } from '#ui/strings/grouped.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { type CorpusView, hashOf } from './corpus-view.ts';
import { useCorpusStrings, useLibrary, useLibraryStore } from './use-library.ts';

type Props = { readonly view: CorpusView; readonly corpusId: string };

/** What is searched, in numbers. A field is a filter, too. */
export function Statistics({ view, corpusId }: Props) {
  const { document } = useSheetStrings();
  const { statistics: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const statistics = useLibrary((state) => state.statistics);
  const batches = useLibrary((state) => state.batches);
  // biome-ignore lint/correctness/useExhaustiveDependencies: added documents change the numbers.
  useEffect(() => void store.loadStatistics(corpusId).catch(() => {}), [store, corpusId, batches]);
  if (!statistics) return null;
  const { documents, passages, termsPerPassage, postings, byField } = statistics;
  const most = Math.max(...byField.map(([, count]) => count));
  const numbers: readonly (readonly [string, string, string])[] = [
    [strings.documents, grouped(documents), strings.documentsNote],
    [strings.passages, grouped(passages), strings.passagesNote],
    [strings.terms, termsPerPassage.toFixed(0), strings.termsNote],
    [strings.postings, grouped(postings), strings.postingsNote],
  ];
  return (
    <section aria-label={strings.title}>
      <h2 className="font-semibold">{strings.title}</h2>
      <dl className="mt-2 grid grid-cols-2 gap-x-6 gap-y-2">
        {numbers.map(([name, value, note]) => (
          <div key={name}>
            <dt className="flex items-center gap-1 text-ink-faint text-xs">
              {name}
              <HowMeasured label={strings.how(name)}>{note}</HowMeasured>
            </dt>
            <dd className="text-lg">{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="mt-3">
        {byField.map(([field, count]) => (
          <li key={field} className="text-sm">
            <a
              href={hashOf({ ...view, field, document: '', sentence: 0 })}
              aria-current={view.field === field && field !== '' ? 'true' : undefined}
              className="flex min-h-8 items-center gap-3 rounded-small px-1 hover:bg-sunk"
            >
              <span className="w-24 shrink-0 truncate">
                {field === '' ? strings.noField : document.field(field)}
              </span>
              <span className="bar h-1.5 grow rounded-full bg-sunk" aria-hidden>
                <span
                  className="block h-full rounded-full bg-mask"
                  style={{ width: `${(100 * count) / most}%` }}
                />
              </span>
              <span className="w-12 text-end text-ink-faint">{grouped(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
