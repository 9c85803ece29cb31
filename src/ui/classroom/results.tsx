import { useState } from 'react';
import type { GuessResult } from '#state/app-state.ts';
import { Button } from '#ui/chrome/button.tsx';
import { Verdict } from '#ui/guess/guess-scores.tsx';
import { useActions, useApp } from '#ui/store-context.tsx';
import { classroom as en } from '#ui/strings/en/classroom.ts';
import { policyName, useStrings, useStringsOf } from '#ui/strings/strings.ts';
import { classroom as zh } from '#ui/strings/zh/classroom.ts';
import { resultsCsv } from './results-csv.ts';

/** Guesses of this tab beside what the policy filled, and the file of them. */
export function Results() {
  const all = useStrings();
  const strings = useStringsOf({ en, zh });
  const { saveText, clearResults } = useActions();
  const results = useApp((state) => state.results);
  const [name, setName] = useState('');
  if (results.length === 0) {
    return (
      <>
        <p className="text-ink-soft">{strings.noResults}</p>
        <p className="mt-1 text-ink-faint text-sm">{strings.resultsNote}</p>
      </>
    );
  }
  const blanks = results.flatMap((result) => result.blanks);
  const file = `masksearch-results${name.trim() === '' ? '' : `-${name.trim().replace(/[^\p{L}\p{N}]+/gu, '-')}`}`;
  const count = (key: 'guessRight' | 'fillRight') => blanks.filter((blank) => blank[key]).length;
  return (
    <div className="max-w-[52rem]">
      <p className="font-medium">
        {strings.summary(results.length, count('guessRight'), count('fillRight'), blanks.length)}
      </p>
      <p className="text-ink-faint text-sm">{strings.resultsNote}</p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {results.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results only ever grow at the end.
          <li key={index} className="py-2.5">
            <OneResult result={result} policy={policyName(all, result.policyId)} />
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap items-end gap-2">
        <label className="text-sm">
          <span className="block font-medium">{strings.pupil}</span>
          <input
            className="mt-1 min-h-11 w-48 rounded-medium border border-line-strong bg-raised px-3"
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <Button
          className="border border-line-strong"
          onClick={() =>
            saveText(`${file}.csv`, resultsCsv(results, name, strings.columns), 'text/csv')
          }
        >
          {strings.csv}
        </Button>
        <Button
          className="border border-line-strong"
          onClick={() =>
            saveText(
              `${file}.json`,
              `${JSON.stringify({ name, results }, null, 2)}\n`,
              'application/json',
            )
          }
        >
          {strings.json}
        </Button>
        <Button onClick={clearResults}>{strings.clear}</Button>
      </div>
    </div>
  );
}

type OneProps = { readonly result: GuessResult; readonly policy: string };

function OneResult({ result, policy }: OneProps) {
  const { guess, passage } = useStrings();
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-serif text-[1.0625rem]">{result.title || result.taskId}</span>
        <span className="text-ink-faint text-xs">{policy}</span>
      </p>
      <ul className="mt-1 grid gap-x-6 gap-y-1 font-serif sm:grid-cols-2">
        {result.blanks.map((blank, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks have no identity but their place.
          <li key={index} className="flex flex-wrap gap-x-3">
            <span className="font-sans font-semibold text-mask text-sm">{index + 1}</span>
            <span>{blank.gold}</span>
            <Verdict text={blank.guess} isRight={blank.guessRight} none={guess.empty} />
            <Verdict text={blank.fill ?? ''} isRight={blank.fillRight} none={passage.notKnown} />
          </li>
        ))}
      </ul>
    </>
  );
}
