import { useCorpusStrings, useLibraryStore } from './use-library.ts';

const kinds = '.txt,.md,.jsonl,.ndjson,.xml';

/** Choose files. They may be dropped too, anywhere on the screen (own-documents.tsx). */
export function AddFiles() {
  const { add: strings } = useCorpusStrings();
  const store = useLibraryStore();
  return (
    <label className="grid min-h-32 place-items-center rounded-medium border-2 border-line-strong border-dashed px-4 py-5 text-center text-sm hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-mask">
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
          const files = [...(target.files ?? [])];
          if (files.length > 0) void store.add({ type: 'files', files });
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </label>
  );
}
