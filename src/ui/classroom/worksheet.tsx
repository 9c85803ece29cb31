import { Fragment } from 'react';
import { goldTexts, type Instance, partsAround } from '#core/task/instance.ts';
import type { Language } from '#core/text/language.ts';
import { classroom as en } from '#ui/strings/en/classroom.ts';
import { classroom as zh } from '#ui/strings/zh/classroom.ts';

type Props = {
  readonly exercises: readonly Instance[];
  readonly language: Language;
  readonly seed: number;
  readonly hasAnswers: boolean;
};

const words = { en, zh };

/** The sheet, in the language of its passages; black on white, since it is paper. */
export function Worksheet({ exercises, language, seed, hasAnswers }: Props) {
  const strings = words[language];
  return (
    <div lang={language} className="worksheet">
      <p className="worksheet-title">{strings.heading}</p>
      <p className="worksheet-line">
        <span>{strings.name}</span>
        <i />
        <span>{strings.date}</span>
        <i />
      </p>
      <ol>
        {exercises.map((exercise) => (
          <li key={exercise.id}>
            {exercise.title !== '' && <b>{exercise.title}</b>}
            <p>
              {partsAround(exercise.text, exercise.spans).map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
                <Fragment key={index}>
                  {index > 0 && <span className="worksheet-blank">{index}</span>}
                  {part}
                </Fragment>
              ))}
            </p>
          </li>
        ))}
      </ol>
      <p className="worksheet-foot">
        {strings.seedLine(seed)} · {strings.source}
      </p>
      {hasAnswers && (
        <div className="worksheet-answers">
          <p className="worksheet-title">{strings.answerSheet}</p>
          <ol>
            {exercises.map((exercise) => (
              <li key={exercise.id}>
                {goldTexts(exercise)
                  .map((gold, index) => `${index + 1}. ${gold}`)
                  .join('   ')}
              </li>
            ))}
          </ol>
          <p className="worksheet-foot">{strings.seedLine(seed)}</p>
        </div>
      )}
    </div>
  );
}
