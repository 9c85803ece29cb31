import { type FormEvent, useState } from 'react';
import { Button } from '#ui/chrome/button.tsx';
import { useCorpusStrings, useLibraryStore } from './use-library.ts';

/** Paste a text. What was typed stays until it has been added. */
export function AddText() {
  const { add: strings } = useCorpusStrings();
  const store = useLibraryStore();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await store.add({ type: 'text', title, text })) {
      setTitle('');
      setText('');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3">
      <label className="block text-sm">
        <span className="font-medium">{strings.title}</span>
        <input className={input} value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <label className="block text-sm">
        <span className="font-medium">{strings.text}</span>
        <textarea
          required
          rows={6}
          className={`${input} py-2`}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Button look="primary" type="submit">
        {strings.addText}
      </Button>
    </form>
  );
}

const input =
  'mt-1 block min-h-11 w-full rounded-medium border border-line-strong bg-surface px-3 text-base';
