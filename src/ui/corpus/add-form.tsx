import { useState } from 'react';
import { Choice } from '#ui/chrome/choice.tsx';
import { AddFiles } from './add-files.tsx';
import { AddProgress } from './add-progress.tsx';
import { AddText } from './add-text.tsx';
import { AddTitles } from './add-titles.tsx';
import { useCorpusStrings, useLibrary } from './use-library.ts';

type Way = 'text' | 'files' | 'titles';

/** Three ways to add documents. While one is under way, its progress stands in their place. */
export function AddForm() {
  const { add: strings } = useCorpusStrings();
  const isAdding = useLibrary((state) => state.adding !== null);
  const [way, setWay] = useState<Way>('text');
  return (
    <div className="mt-3 rounded-medium border border-line bg-raised p-4">
      <Choice
        label={strings.way}
        value={way}
        options={[
          ['text', strings.ways.text],
          ['files', strings.ways.files],
          ['titles', strings.ways.titles],
        ]}
        onChange={setWay}
      />
      <div className="mt-3" hidden={isAdding}>
        {way === 'text' && <AddText />}
        {way === 'files' && <AddFiles />}
        {way === 'titles' && <AddTitles />}
      </div>
      {isAdding && <AddProgress />}
    </div>
  );
}
