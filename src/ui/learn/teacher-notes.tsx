import { GraduationCap } from 'lucide-react';
import type { LessonStep } from '#state/lessons/lesson-store.ts';
import { useLearnStrings } from './use-learn-strings.ts';

type Props = { readonly notes: NonNullable<LessonStep['teacher']> };

/** For whoever teaches the step: what it is for, what to ask, what to expect. */
export function TeacherNotes({ notes: { goal, minutes, ask, expect } }: Props) {
  const strings = useLearnStrings();
  return (
    <aside
      aria-label={strings.notes}
      className="appear border-evidence border-l-4 bg-evidence-tint/40 py-3 pr-4 pl-4 text-sm leading-relaxed"
    >
      <p className="flex items-center gap-2 font-semibold">
        <GraduationCap size={17} aria-hidden />
        {strings.notes}
        <span className="font-normal text-ink-soft">{strings.minutes(minutes)}</span>
      </p>
      <dl className="mt-2 space-y-2">
        <Note name={strings.goal}>{goal}</Note>
        {ask.length > 0 && (
          <div>
            <dt className="font-medium">{strings.ask}</dt>
            <dd>
              <ul className="list-disc pl-5">
                {ask.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {expect && <Note name={strings.expect}>{expect}</Note>}
      </dl>
    </aside>
  );
}

type NoteProps = { readonly name: string; readonly children: string };

function Note({ name, children }: NoteProps) {
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
