import { readyValue } from '#state/load.ts';
import { useApp } from '#ui/store-context.tsx';
import { useLearnStrings } from './use-learn-strings.ts';
import { useLessons } from './use-lessons.ts';

type Props = { readonly current: string };

/** Links to the other lessons; nothing while there is one only. */
export function OtherLessons({ current }: Props) {
  const strings = useLearnStrings();
  const language = useApp((state) => state.preferences.language);
  const all = readyValue(useLessons().index) ?? [];
  const ids = [...new Set(all.map(({ id }) => id))].filter((id) => id !== current);
  if (ids.length === 0) return null;
  return (
    <nav aria-label={strings.others} className="mt-6 border-line border-t pt-4">
      <h2 className="font-semibold text-ink-faint text-sm">{strings.others}</h2>
      <ul className="mt-2 space-y-2">
        {ids.map((id) => {
          const mine = all.filter((entry) => entry.id === id);
          const entry = mine.find((own) => own.language === language) ?? mine[0];
          return (
            <li key={id}>
              <a className="text-sm underline underline-offset-4" href={`#/learn/${id}`}>
                {entry?.title}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
