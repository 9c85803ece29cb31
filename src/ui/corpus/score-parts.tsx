import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ScorePart } from '#state/library-port.ts';
import { useCorpusStrings } from './use-library.ts';

type Props = {
  readonly parts: readonly ScorePart[];
  readonly score: number;
  /** How many different words of the query were found. */
  readonly coverage: number;
};

/** The score taken apart: what every word gave, in the title and in the text. Ten tables are drawn only when asked for. */
export function ScoreParts(props: Props) {
  const { parts: strings } = useCorpusStrings();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="group mt-1.5"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className="inline-flex min-h-8 items-center gap-1 rounded-small text-ink-faint text-sm hover:text-ink">
        <ChevronRight size={15} aria-hidden className="transition-transform group-open:rotate-90" />
        {strings.summary}
      </summary>
      {isOpen && <PartsTable {...props} />}
    </details>
  );
}

function PartsTable({ parts, score, coverage }: Props) {
  const { parts: strings } = useCorpusStrings();
  return (
    <>
      <div className="mt-1 mb-2 overflow-x-auto">
        <table className="w-full min-w-96 text-sm">
          <thead>
            <tr className="text-left text-ink-faint text-xs">
              <th className="py-1 pr-3 font-medium">{strings.term}</th>
              <th className="py-1 pr-3 font-medium">{strings.where}</th>
              <th className="py-1 pr-3 text-end font-medium">{strings.frequency}</th>
              <th className="py-1 pr-3 text-end font-medium">{strings.holders}</th>
              <th className="py-1 text-end font-medium">{strings.points}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ term, field, frequency, holders, points }) => (
              <tr key={`${term}/${field}`} className="border-line border-t">
                <td className="py-1 pr-3 font-medium text-query">{term}</td>
                <td className="py-1 pr-3">{strings.fields[field]}</td>
                <td className="py-1 pr-3 text-end">{frequency}</td>
                <td className="py-1 pr-3 text-end">{holders}</td>
                <td className="py-1 text-end">{points.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="border-line-strong border-t font-semibold">
              <td colSpan={4} className="py-1 pr-3">
                {strings.sum}
              </td>
              <td className="py-1 text-end">{score.toFixed(2)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="max-w-[40rem] text-ink-soft text-xs leading-relaxed">
        {strings.note(coverage)}
      </p>
    </>
  );
}
