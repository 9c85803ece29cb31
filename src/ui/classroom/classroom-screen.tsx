import type { ReactNode } from 'react';
import { ScreenFrame } from '#ui/chrome/screen-frame.tsx';
import { classroom as en } from '#ui/strings/en/classroom.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { classroom as zh } from '#ui/strings/zh/classroom.ts';
import { LessonLink } from './lesson-link.tsx';
import { Results } from './results.tsx';
import { WorksheetMaker } from './worksheet-maker.tsx';
import './worksheet.css';

/** What a teacher needs: a link, a sheet, the results, the site on a stick. */
export function ClassroomScreen() {
  const { screens } = useStrings();
  const strings = useStringsOf({ en, zh });
  return (
    <ScreenFrame title={screens.classroom[0]} intro={strings.intro}>
      <div className="space-y-10">
        <Part title={strings.lesson}>
          <LessonLink />
        </Part>
        <Part title={strings.results}>
          <Results />
        </Part>
        <Part title={strings.sheet}>
          <WorksheetMaker />
        </Part>
        <Part title={strings.kit}>
          <p className="max-w-[44rem] text-ink-soft leading-relaxed">{strings.kitText}</p>
          <pre className="mt-2 inline-block rounded-medium bg-sunk px-3 py-1.5 font-mono text-sm">
            npm run kit
          </pre>
        </Part>
      </div>
    </ScreenFrame>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-line border-t pt-5">
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      {children}
    </section>
  );
}
