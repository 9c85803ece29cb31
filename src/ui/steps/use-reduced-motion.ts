import { useSyncExternalStore } from 'react';

const wish = '(prefers-reduced-motion: reduce)';

/** Whether the reader has asked for less motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(wish).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wish);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
