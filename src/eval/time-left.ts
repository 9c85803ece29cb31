/** How far an evaluation is, and when it will end if it goes on as it did. */
export type EvalProgress = {
  readonly done: number;
  readonly total: number;
  /** Seconds for one run, over the runs that this session has played; null before the first. */
  readonly secondsEach: number | null;
  /** Null before the first run. */
  readonly secondsLeft: number | null;
};

/** `resumed` runs were there when the session began and say nothing about its speed. */
export function evalProgress(
  done: number,
  total: number,
  resumed: number,
  elapsedSeconds: number,
): EvalProgress {
  const played = done - resumed;
  if (played <= 0) return { done, total, secondsEach: null, secondsLeft: null };
  const secondsEach = elapsedSeconds / played;
  return { done, total, secondsEach, secondsLeft: secondsEach * (total - done) };
}

/** "45 s", "12 min", "3 h 20 min": a span of time as one says it. */
export function spokenDuration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}
