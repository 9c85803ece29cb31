/** Entries side by side. */
export type ListRow<T> = {
  /** Place of its first entry in the whole list, from 0. */
  readonly first: number;
  /** At least one. */
  readonly items: readonly T[];
};

export function rowsOf<T>(items: readonly T[], columns: number): readonly ListRow<T>[] {
  return Array.from({ length: Math.ceil(items.length / columns) }, (_, row) => ({
    first: row * columns,
    items: items.slice(row * columns, (row + 1) * columns),
  }));
}
