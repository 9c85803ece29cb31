import { useEffect } from 'react';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { FilteredList } from './filtered-list.tsx';
import { Row } from './row.tsx';

/** The written questions. There are none in Chinese yet: the English ones stand in. */
export function QuestionSheet() {
  const strings = useStrings();
  const { picker } = useSheetStrings();
  const { actions } = strings;
  const { closePanel, loadQuestions, stageQuestion } = useActions();
  const page = useApp((state) => state.preferences.language);
  const own = useApp((state) => state.questions[page]);
  const isEmpty = own.status === 'ready' && own.value.length === 0;
  const language = isEmpty ? 'en' : page;
  const load = useApp((state) => state.questions[language]);
  useEffect(() => void loadQuestions(language), [language, loadQuestions]);
  return (
    <Sheet place="middle" title={actions.anotherQuestion} onClose={closePanel}>
      {isEmpty && <p className="mb-4 text-ink-soft text-sm">{picker.questionsInEnglish}</p>}
      {load.status === 'failed' && <InlineProblem>{strings.problem(load.problem)}</InlineProblem>}
      {load.status === 'loading' && <p className="text-ink-soft text-sm">{picker.loading}</p>}
      {load.status === 'ready' && (
        <FilteredList
          items={load.value}
          rowHeight={50}
          keyOf={(question) => question.id}
          textOf={(question) => question.question}
        >
          {(question) => (
            <Row
              title={question.question}
              detail=""
              note={picker.hops(question.decomposition?.length ?? 1)}
              language={language}
              onChoose={() => stageQuestion(question)}
            />
          )}
        </FilteredList>
      )}
    </Sheet>
  );
}
