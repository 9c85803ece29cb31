import { Download, FilePlus2, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Language } from '#core/text/language.ts';
import type { AddedBatch } from '#state/library-port.ts';
import { Button } from '#ui/chrome/button.tsx';
import { DropAnywhere } from '#ui/chrome/drop-anywhere.tsx';
import { LongList } from '#ui/chrome/list/long-list.tsx';
import { AddForm } from './add-form.tsx';
import { AddOutcome } from './add-outcome.tsx';
import { saveFile } from './save-file.ts';
import { useCorpusStrings, useLibrary, useLibraryStore } from './use-library.ts';

/** What a visitor has added: listed, removable, and saved as a corpus folder. */
export function OwnDocuments() {
  const { own: strings, add: adding } = useCorpusStrings();
  const store = useLibraryStore();
  const isAdding = useLibrary((state) => state.adding !== null);
  const batches = useLibrary((state) => state.batches);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => void store.loadBatches().catch(() => {}), [store]);
  const addFiles = useCallback(
    (files: readonly File[]) => {
      // Its progress, and the way to cancel, stand in the form.
      setIsOpen(true);
      void store.add({ type: 'files', files });
    },
    [store],
  );
  const languages = (['en', 'zh'] as const).filter((language) =>
    batches?.some((batch) => batch.language === language),
  );
  return (
    <section aria-label={strings.title}>
      <DropAnywhere label={isAdding ? null : adding.drop} onFiles={addFiles} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{strings.title}</h2>
        <Button
          className="border border-line-strong"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          <FilePlus2 size={17} aria-hidden />
          {strings.add}
        </Button>
      </div>
      <AddOutcome />
      {isOpen && <AddForm />}
      {(batches ?? []).length === 0 && !isOpen && (
        // What is kept is not known at once: its room is held meanwhile.
        <p className={`mt-1 text-ink-soft text-sm ${batches === null ? 'invisible' : ''}`}>
          {strings.none}
        </p>
      )}
      {batches !== null && batches.length > 0 && (
        <LongList
          items={batches}
          keyOf={({ id }) => id}
          rowHeight={57}
          label={strings.title}
          className="mt-2"
        >
          {(batch) => <Batch batch={batch} />}
        </LongList>
      )}
      {languages.map((language) => (
        <SaveButton key={language} language={language} isOnly={languages.length === 1} />
      ))}
    </section>
  );
}

function Batch({ batch }: { readonly batch: AddedBatch }) {
  const { own: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, language, documents, passages, bytes, addedAt, isKept } = batch;
  return (
    <div className="flex items-center gap-2 py-1.5">
      <div className="min-w-0 grow">
        <p lang={language} className="truncate font-medium text-sm" title={name}>
          {name}
        </p>
        <p className="text-ink-faint text-xs">
          {strings.about(documents, passages, bytes, new Date(addedAt))}
          {!isKept && ` · ${strings.untilClosed}`}
        </p>
      </div>
      {isAsking ? (
        <>
          <Button className="text-wrong" onClick={() => void store.remove(id)}>
            {strings.reallyRemove}
          </Button>
          <Button onClick={() => setIsAsking(false)}>{strings.keep}</Button>
        </>
      ) : (
        <Button
          look="icon"
          aria-label={strings.remove(name)}
          title={strings.remove(name)}
          onClick={() => setIsAsking(true)}
        >
          <Trash2 size={17} aria-hidden />
        </Button>
      )}
    </div>
  );
}

type SaveProps = { readonly language: Language; readonly isOnly: boolean };

function SaveButton({ language, isOnly }: SaveProps) {
  const { own: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const save = async () => {
    const bytes = await store.exported(language);
    if (bytes) saveFile(`masksearch-documents-${language}.zip`, bytes);
  };
  return (
    <Button className="-ml-3" title={strings.saveNote} onClick={() => void save()}>
      <Download size={17} aria-hidden />
      {isOnly ? strings.save : strings.saveIn[language]}
    </Button>
  );
}
