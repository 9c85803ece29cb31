import type { TrainingStage } from '#state/training/training-records.ts';
import { RemarkText } from './remark-text.tsx';
import { useTrainStrings } from './use-train-strings.ts';

type Props = { readonly records: readonly TrainingStage[] };

/** What was tried in vain, with its figures: of as much use to others as what worked. */
export function Negatives({ records }: Props) {
  const strings = useTrainStrings();
  const all = records.flatMap(({ negatives }) => negatives);
  return (
    <section aria-labelledby="train-negatives">
      <h2 id="train-negatives" className="font-serif text-2xl">
        {strings.negatives}
      </h2>
      {all.length === 0 ? (
        <p className="mt-2 text-ink-soft">{strings.noNegatives}</p>
      ) : (
        <ul className="mt-3 max-w-[44rem] list-disc space-y-2 pl-5 leading-relaxed">
          {all.map((remark) => (
            <li key={typeof remark === 'string' ? remark : remark.en}>
              <RemarkText remark={remark} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
