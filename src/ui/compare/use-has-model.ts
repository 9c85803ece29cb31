import { useEffect } from 'react';
import { useActions, useApp } from '#ui/store-context.tsx';

/** Whether this copy of the page ships the bundled model; asked for when somebody wants to know. */
export function useHasModel(): boolean {
  const { findBundled } = useActions();
  useEffect(() => void findBundled(), [findBundled]);
  return useApp(({ bundled }) => bundled.offer.status === 'ready' && bundled.offer.value !== null);
}
