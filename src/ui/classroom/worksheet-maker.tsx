import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { seededRandom } from '#core/random.ts';
import type { Instance } from '#core/task/instance.ts';
import type { Language } from '#core/text/language.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Choice } from '#ui/chrome/choice.tsx';
import { CountChoice } from '#ui/chrome/count-choice.tsx';
import { InlineProblem } from '#ui/chrome/inline-problem.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { classroom as en } from '#ui/strings/en/classroom.ts';
import { useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { classroom as zh } from '#ui/strings/zh/classroom.ts';
import { Worksheet } from './worksheet.tsx';

const counts = [4, 6, 8, 12] as const;

/** Draws exercises, shows the sheet as it will be printed, prints it. */
export function WorksheetMaker() {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const { loadExercises } = useActions();
  const page = useApp((state) => state.preferences.language);
  const [language, setLanguage] = useState<Language>(page);
  const [count, setCount] = useState<number>(6);
  const [blanks, setBlanks] = useState(2);
  const [seed, setSeed] = useState(1);
  const [hasAnswers, setHasAnswers] = useState(true);
  const load = useApp((state) => state.exercises[language]);
  useEffect(() => void loadExercises(language), [language, loadExercises]);
  const drawn = load.status === 'ready' ? draw(load.value, blanks, count, seed) : [];
  const sheet = (
    <Worksheet exercises={drawn} language={language} seed={seed} hasAnswers={hasAnswers} />
  );
  return (
    <>
      <p className="text-ink-soft text-sm">{strings.sheetNote}</p>
      <div className="mt-3 flex flex-wrap items-end gap-x-8 gap-y-3">
        <Choice
          label={strings.language}
          value={language}
          options={[
            ['en', 'English'],
            ['zh', '中文'],
          ]}
          onChange={setLanguage}
        />
        <div>
          <p className="font-medium text-sm">{strings.count}</p>
          <Choice
            label={strings.count}
            value={count}
            options={counts.map((one) => [one, String(one)])}
            onChange={setCount}
          />
        </div>
        <CountChoice label={strings.blanks} value={blanks} onChange={setBlanks} />
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-mask"
            checked={hasAnswers}
            onChange={() => setHasAnswers(!hasAnswers)}
          />
          {strings.answers}
        </label>
        <Button onClick={() => setSeed(seed + 1)}>{strings.again}</Button>
        <Button look="primary" disabled={drawn.length === 0} onClick={() => print()}>
          <Printer size={16} aria-hidden />
          {strings.print}
        </Button>
      </div>
      {load.status === 'failed' && <InlineProblem>{all.problem(load.problem)}</InlineProblem>}
      {load.status === 'loading' && <p className="mt-4 text-ink-soft text-sm">{strings.loading}</p>}
      {load.status === 'ready' && drawn.length === 0 && (
        <p className="mt-4 text-ink-soft text-sm">{strings.none}</p>
      )}
      {drawn.length > 0 && (
        <>
          <section
            aria-label={strings.sheet}
            className="mt-5 max-w-[52rem] rounded-large border border-line bg-white p-8 text-black shadow-sm"
          >
            {sheet}
          </section>
          {/* Outside the page's own layout, whose parts scroll by themselves and would be cut on paper. */}
          {createPortal(
            <div className="paper" aria-hidden>
              {sheet}
            </div>,
            document.body,
          )}
        </>
      )}
    </>
  );
}

/** So many exercises with so many blanks, drawn by the seed: the same seed gives the same sheet. */
function draw(
  exercises: readonly Instance[],
  blanks: number,
  count: number,
  seed: number,
): readonly Instance[] {
  const random = seededRandom(seed);
  return exercises
    .filter(({ spans }) => spans.length === blanks)
    .map((exercise) => ({ exercise, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ exercise }) => exercise);
}
