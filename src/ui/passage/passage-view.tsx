import { Fragment, useState } from 'react';
import type { Task, TaskView } from '#core/task/task.ts';
import { useActions, useScene } from '#ui/store-context.tsx';
import { useStrings } from '#ui/strings/strings.ts';
import { Slot } from './slot.tsx';
import { useIsGuessing } from './use-is-guessing.ts';

type Props = { readonly task: Task };

/** The text with its blanks as living things in it. */
export function PassageView({ task: { view, gold, language } }: Props) {
  const { trajectory, activeBlank, reading } = useScene();
  const rooms = useRooms(view, gold);
  const { showStory } = useActions();
  const { passage } = useStrings();
  const isOver = trajectory.reward !== null || trajectory.finished !== null;
  const slot = (index: number) => (
    <Slot
      n={index + 1}
      blank={trajectory.blanks[index] ?? null}
      room={rooms[index] ?? ''}
      isActive={activeBlank === index}
      isBeingRead={activeBlank === index && reading !== null}
      isOver={isOver}
      gold={gold?.[index]?.[0] ?? null}
      onOpen={() => showStory(index)}
    />
  );
  if (view.kind === 'question') {
    return (
      <>
        <p lang={language} className="passage-text">
          {view.question}
        </p>
        <p lang={language} className="passage-text mt-2">
          <span className="mr-3 font-sans text-base text-ink-faint">{passage.answer}</span>
          {slot(0)}
        </p>
      </>
    );
  }
  return (
    <p lang={language} className="passage-text">
      {view.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        <Fragment key={index}>
          {index > 0 && (
            // A line must not end between a blank and the comma after it.
            <span className="whitespace-nowrap">
              {slot(index - 1)}
              {closingOf(part)}
            </span>
          )}
          {index > 0 ? part.slice(closingOf(part).length) : part}
        </Fragment>
      ))}
    </p>
  );
}

/** The punctuation that a part begins with. */
export function closingOf(part: string): string {
  return /^[\p{Pe}\p{Pf}\p{Po}]*/u.exec(part)?.[0] ?? '';
}

/**
 * What each blank leaves room for: what was hidden, or the longest text that has stood in it. A run that begins leaves the
 * lines where they stand.
 */
function useRooms(view: TaskView, gold: Task['gold'] = []): readonly string[] {
  const { blanks } = useScene().trajectory;
  const passage = view.kind === 'question' ? view.question : view.parts.join('\n');
  const count = view.kind === 'question' ? 1 : view.parts.length - 1;
  const [kept, setKept] = useState<{ passage: string; rooms: readonly string[] }>({
    passage,
    rooms: [],
  });
  const isGuessing = useIsGuessing();
  // The room must not tell the length of what a reader is to guess.
  const before = kept.passage === passage ? kept.rooms : [];
  const rooms = Array.from({ length: count }, (_, index) =>
    isGuessing
      ? ''
      : [before[index] ?? '', gold[index]?.[0] ?? '', blanks[index]?.fill ?? ''].reduce(longer),
  );
  if (kept.passage !== passage || rooms.some((room, index) => room !== kept.rooms[index]))
    setKept({ passage, rooms });
  return rooms;
}

function longer(one: string, other: string): string {
  return other.length > one.length ? other : one;
}
