/** Something that is fetched: one union instead of flags that can contradict each other. */
import type { Problem } from './problem.ts';

export type Load<T> =
  | { readonly status: 'idle' }
  /** Bytes; `total` is 0 while it is unknown. */
  | { readonly status: 'loading'; readonly done: number; readonly total: number }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: Problem };

export const idle = { status: 'idle' } as const;
export const loading = { status: 'loading', done: 0, total: 0 } as const;

export function readyValue<T>(load: Load<T>): T | null {
  return load.status === 'ready' ? load.value : null;
}
