import { type DragEvent, useState } from 'react';
import { useCorpusStrings, useLibraryStore } from './use-library.ts';

const kinds = '.txt,.md,.jsonl,.ndjson,.xml';

/** Choose files, or drop them. */
export function AddFiles() {
  const { add: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const [isOver, setIsOver] = useState(false);
  const add = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) void store.add({ type: 'files', files });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    add(event.dataTransfer.files);
  };
  return (
    <label
      className={`grid min-h-32 place-items-center rounded-medium border-2 border-dashed px-4 py-5 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-mask ${isOver ? 'border-mask bg-mask-tint' : 'border-line-strong hover:bg-sunk'}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <span>
        <span className="font-medium underline underline-offset-4">{strings.chooseFiles}</span>
        <span className="block text-ink-soft">{strings.orDrop}</span>
        <span className="mt-2 block text-ink-faint text-xs leading-relaxed">{strings.kinds}</span>
      </span>
      <input
        type="file"
        multiple
        accept={kinds}
        className="sr-only"
        onChange={({ target }) => {
          add(target.files);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}
