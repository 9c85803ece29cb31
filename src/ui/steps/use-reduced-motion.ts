import { useSyncExternalStore } from 'react';
import { useApp } from '#ui/store-context.tsx';

const wish = '(prefers-reduced-motion: reduce)';

/** Whether the reader has asked for less motion: in the settings, or else on the device. */
export function useReducedMotion(): boolean {
  const motion = useApp((state) => state.preferences.motion);
  const isWished = useSyncExternalStore(subscribe, () => matchMedia(wish).matches);
  return motion === 'system' ? isWished : motion === 'reduced';
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(wish);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
