import { Fragment } from 'react';
import type { Task } from '#core/task/task.ts';
import { Button } from '#ui/chrome/button.tsx';
import { closingOf } from '#ui/passage/passage-view.tsx';
import { useActions } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';

type Props = { readonly task: Task };

/** What is being filled, its blanks numbered. */
export function TaskText({ task: { view, language } }: Props) {
  const { actions } = useStrings();
  const { openPicker } = useActions();
  return (
    <section className="mb-5 rounded-large border border-line bg-raised px-5 pt-3 pb-1">
      {view.kind === 'ramp' && view.title !== '' && (
        <h2 lang={language} className="font-serif text-xl">
          {view.title}
        </h2>
      )}
      <p lang={language} className="max-w-[52rem] font-serif text-lg leading-relaxed">
        {view.kind === 'question'
          ? view.question
          : view.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
              <Fragment key={index}>
                {index > 0 && (
                  <span className="whitespace-nowrap">
                    <span className="slot px-4!" data-state="waiting">
                      <span className="slot-mark">{index}</span>
                    </span>
                    {closingOf(part)}
                  </span>
                )}
                {index > 0 ? part.slice(closingOf(part).length) : part}
              </Fragment>
            ))}
      </p>
      <Button className="-ml-3" onClick={openPicker}>
        {view.kind === 'question' ? actions.anotherQuestion : actions.another}
      </Button>
    </section>
  );
}
