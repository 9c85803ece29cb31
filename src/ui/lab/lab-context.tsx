/** The Lab's store inside React: one for as long as the page lives, so that training outlasts a look elsewhere. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LabState } from '#state/lab/lab-state.ts';
import type { LabActions, LabStore } from '#state/lab/lab-store.ts';
import { lab as en } from '#ui/strings/en/lab.ts';
import { useStringsOf } from '#ui/strings/strings.ts';
import { lab as zh } from '#ui/strings/zh/lab.ts';

export const LabContext = createContext<LabStore | null>(null);

export function useLab<T>(select: (state: LabState) => T): T {
  const store = useLabStore();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

export function useLabActions(): LabActions {
  return useLabStore().actions;
}

export function useLabStrings(): typeof en {
  return useStringsOf({ en, zh });
}

function useLabStore(): LabStore {
  const store = useContext(LabContext);
  if (!store) throw new Error('The Lab is missing above this component.');
  return store;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
