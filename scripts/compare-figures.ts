/** What was written down beside what is measured now, as lines and as counts. */
import {
  differs,
  type FigureRow,
  type Measure,
  type Measured,
  reproduced,
  sampleDiffers,
} from './figures.ts';

export type Compared = {
  readonly same: number;
  readonly different: number;
  /** One for each policy, and one for each figure that differs. */
  readonly lines: readonly string[];
};

/** Every metric of every policy that was measured now, on all items or on a sample of them. */
export function compareFigures(row: FigureRow, now: Measured): Compared {
  const lines: string[] = [];
  let same = 0;
  let different = 0;
  const check = (name: string, old: Measure | undefined, fresh: Measure | undefined, share = 1) => {
    if (agree(old, fresh, share)) same += 1;
    else {
      different += 1;
      lines.push(`  differs: ${name}: ${shown(old)} written down, ${shown(fresh)} now`);
    }
  };
  for (const [policy, fresh] of Object.entries(now.measured)) {
    const old = row.measured[policy];
    const value = fresh.metrics[row.metric];
    const shownNow = `  ${policy.padEnd(26)}${row.metric} ${shown(value)}  (n = ${fresh.n})`;
    lines.push(old ? shownNow : `${shownNow}, not written down before`);
    if (!old) continue;
    if (old.weights !== fresh.weights) {
      different += 1;
      lines.push(`  differs: ${policy} was measured with the weights ${old.weights}`);
      continue;
    }
    for (const name of reproduced) {
      const [before, after] = [old.metrics[name], fresh.metrics[name]];
      if (before || after) check(`${policy} ${name}`, before, after, fresh.n / old.n);
    }
  }
  for (const [pair, fresh] of Object.entries(now.paired ?? {})) {
    const old = row.paired?.[pair];
    if (old?.n !== fresh.n) continue;
    check(`${pair} ${row.metric}`, old.differences[row.metric], fresh.differences[row.metric]);
  }
  return { same, different, lines };
}

function agree(old: Measure | undefined, fresh: Measure | undefined, share: number): boolean {
  // A sample may show nothing that a rate of a part of the masks could count.
  if (share < 1) return !fresh || (old !== undefined && !sampleDiffers(old, fresh[0], share));
  return old !== undefined && fresh !== undefined && !differs(old, fresh);
}

function shown(measure: Measure | undefined): string {
  if (!measure) return 'nothing';
  const [value, low, high] = measure.map((share) => share.toFixed(3));
  return `${value} [${low}, ${high}]`;
}
