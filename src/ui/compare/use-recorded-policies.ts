import { useMemo } from 'react';
import { recordedOf } from '#state/recorded-runs.ts';
import { useApp } from '#ui/store-context.tsx';

/** The policies of which a run of what stands on the stage was recorded. */
export function useRecordedPolicies(): readonly string[] {
  const key = useApp((state) =>
    recordedOf(state)
      .map(({ policy }) => policy)
      .join(),
  );
  return useMemo(() => (key === '' ? [] : key.split(',')), [key]);
}
