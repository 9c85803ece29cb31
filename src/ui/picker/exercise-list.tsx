import { useEffect, useState } from 'react';
import { type Instance, partsAround } from '#core/task/instance.ts';
import type { Language } from '#core/text/language.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { FilteredList } from './filtered-list.tsx';
import { Row } from './row.tsx';

type Props = { readonly language: Language };
type Count = 'any' | '1' | '2' | '3' | '4';

export function ExerciseList({ language }: Props) {
  const strings = useStrings();
  const { picker } = useSheetStrings();
  const { passage } = strings;
  const load = useApp((state) => state.exercises[language]);
  const { loadExercises, stageExercise } = useActions();
  const [count, setCount] = useState<Count>('any');
  useEffect(() => void loadExercises(language), [language, loadExercises]);
  if (load.status === 'failed')
    return <InlineProblem>{strings.problem(load.problem)}</InlineProblem>;
  if (load.status !== 'ready') return <p className="text-ink-soft text-sm">{picker.loading}</p>;
  if (load.value.length === 0) return <p className="text-ink-soft text-sm">{picker.none}</p>;
  const shown = load.value.filter(({ spans }) => count === 'any' || spans.length === Number(count));
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3">
        <span className="text-ink-soft text-sm" aria-hidden>
          {picker.masks}
        </span>
        <Choice
          label={picker.masks}
          value={count}
          options={[
            ['any', picker.anyNumber],
            ['1', '1'],
            ['2', '2'],
            ['3', '3'],
            ['4', '4'],
          ]}
          onChange={setCount}
        />
      </div>
      <FilteredList
        items={shown}
        rowHeight={71}
        keyOf={(exercise) => exercise.id}
        textOf={(exercise) => `${exercise.title} ${maskedText(exercise)}`}
      >
        {(exercise) => (
          <Row
            title={exercise.title || maskedText(exercise)}
            detail={exercise.title ? maskedText(exercise) : ''}
            note={passage.blanks(exercise.spans.length)}
            language={language}
            onChoose={() => stageExercise(exercise)}
          />
        )}
      </FilteredList>
    </>
  );
}

function maskedText({ text, spans }: Instance): string {
  return partsAround(text, spans).join('____');
}
