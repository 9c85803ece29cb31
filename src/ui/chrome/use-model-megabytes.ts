import { useEffect } from 'react';
import { useActions, useApp } from '#ui/store-context.tsx';

/** Megabytes of the trained model that would have to be fetched now; null when there is none, or it is loaded. */
export function useModelMegabytes(): number | null {
  const { findBundled } = useActions();
  useEffect(() => void findBundled(), [findBundled]);
  return useApp(({ bundled: { offer, engine } }) =>
    offer.status === 'ready' && offer.value !== null && engine.status !== 'ready'
      ? Math.round(offer.value.bytes / 1e6)
      : null,
  );
}
