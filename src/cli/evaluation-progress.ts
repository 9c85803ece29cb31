/** How far an evaluation is, on stderr: one line that changes in a terminal, a line now and then elsewhere. */
import { evalProgress, spokenDuration } from '#eval/time-left.ts';

const secondsBetweenLines = 30;

export type EvaluationProgress = { readonly step: () => void; readonly end: () => void };

export function evaluationProgress(total: number, resumed: number): EvaluationProgress {
  const began = performance.now();
  const terminal = process.stderr.isTTY;
  let done = resumed;
  let shownAt = 0;
  return {
    step: () => {
      done += 1;
      const elapsed = (performance.now() - began) / 1000;
      if (!terminal && elapsed - shownAt < secondsBetweenLines) return;
      shownAt = elapsed;
      const { secondsEach, secondsLeft } = evalProgress(done, total, resumed, elapsed);
      const each = secondsEach === null ? '' : `, ${secondsEach.toFixed(2)} s each`;
      const left = secondsLeft === null ? '' : `, ${spokenDuration(secondsLeft)} left`;
      const line = `${done} of ${total} runs${each}${left}`;
      process.stderr.write(terminal ? `\r${line}\x1b[K` : `${line}\n`);
    },
    end: () => {
      if (terminal) process.stderr.write('\r\x1b[K');
    },
  };
}
