/** How far a long command is: one line on stderr, rewritten in a terminal, now and then in a log. */
const everyMs = { terminal: 200, log: 10_000 };

export type Progress = {
  /** `share` of the whole in [0, 1]. */
  readonly show: (done: number, share: number) => void;
  readonly end: () => void;
};

export function progressOf(things: string, now: () => number = Date.now): Progress {
  const { isTTY = false } = process.stderr;
  const began = now();
  let firstShare: number | null = null;
  let shown = began;
  return {
    show: (done, share) => {
      // What an earlier import had done took no time in this one.
      firstShare ??= share;
      const time = now();
      if (time - shown < (isTTY ? everyMs.terminal : everyMs.log)) return;
      shown = time;
      const line = progressLine(things, done, share, firstShare, (time - began) / 1000);
      process.stderr.write(isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end: () => {
      if (isTTY && shown !== began) process.stderr.write('\r\u001b[K');
    },
  };
}

/** "12,000 pages, 340 pages/s, 23 %, 4 min left". */
export function progressLine(
  things: string,
  done: number,
  share: number,
  firstShare: number,
  seconds: number,
): string {
  const count = `${done.toLocaleString('en')} ${things}`;
  const gained = share - firstShare;
  const percent = `${Math.floor(share * 100)} %`;
  if (seconds <= 0 || gained <= 0) return `${count}, ${percent}`;
  const left = (seconds * (1 - share)) / gained;
  const rate = (done / seconds).toFixed(done / seconds < 10 ? 1 : 0);
  return `${count}, ${rate} ${things}/s, ${percent}, ${duration(left)} left`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}
