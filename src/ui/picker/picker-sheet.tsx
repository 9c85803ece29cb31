import { useState } from 'react';
import type { Language } from '#core/text/language.ts';
import { Choice } from '#ui/chrome/choice.tsx';
import { Sheet } from '#ui/chrome/sheet.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { useSheetStrings } from '#ui/strings/use-sheet-strings.ts';
import { DocumentList } from './document-list.tsx';
import { ExerciseList } from './exercise-list.tsx';
import { RecordedList } from './recorded-list.tsx';

type Source = 'exercises' | 'documents' | 'recorded';

/** Passages to choose from: written exercises, any document of the encyclopedia, recorded runs. */
export function PickerSheet() {
  const { picker } = useSheetStrings();
  const { closePanel } = useActions();
  const [source, setSource] = useState<Source>('exercises');
  const subject = useApp((state) => state.subject?.task.language);
  const page = useApp((state) => state.preferences.language);
  const [language, setLanguage] = useState<Language>(subject ?? page);
  return (
    <Sheet place="middle" title={picker.title} onClose={closePanel}>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Choice
          label={picker.title}
          value={source}
          options={[
            ['exercises', picker.tabs.exercises],
            ['documents', picker.tabs.documents],
            ['recorded', picker.tabs.recorded],
          ]}
          onChange={setSource}
        />
        {source !== 'recorded' && (
          <Choice
            label={picker.passageLanguage}
            value={language}
            options={[
              ['en', 'English'],
              ['zh', '中文'],
            ]}
            onChange={setLanguage}
          />
        )}
      </div>
      <div className="mt-5">
        {source === 'exercises' && <ExerciseList key={language} language={language} />}
        {source === 'documents' && <DocumentList key={language} language={language} />}
        {source === 'recorded' && <RecordedList />}
      </div>
    </Sheet>
  );
}
