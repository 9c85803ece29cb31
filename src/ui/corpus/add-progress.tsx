import '#ui/chrome/progress-bar.css';
import { Button } from '#ui/chrome/button.tsx';
import { useCorpusStrings, useLibrary, useLibraryStore } from './use-library.ts';

/** How far an addition is, and the way to stop it. */
export function AddProgress() {
  const { add: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const adding = useLibrary((state) => state.adding);
  const { progressOf } = useCorpusStrings();
  if (!adding) return null;
  const { documents, bytes, totalBytes } = adding;
  return (
    <div className="mt-3 space-y-3">
      <p role="status" className="text-sm">
        {strings.adding(documents)}
      </p>
      <progress
        aria-label={progressOf}
        className="progress-bar block h-1.5 w-full"
        {...(totalBytes > 0 && { max: totalBytes, value: Math.min(bytes, totalBytes) })}
      />
      <Button className="-ml-3" onClick={store.cancelAdding}>
        {strings.cancel}
      </Button>
    </div>
  );
}
