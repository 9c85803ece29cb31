/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return rounded(value ?? Number.NaN);
}

/** Four digits that count: measurements hold no more. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

export function mean(values: readonly number[]): number {
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}
