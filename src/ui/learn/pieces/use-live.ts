import { useCallback, useEffect, useRef, useState } from 'react';
import { idle, type Load, loading } from '#state/load.ts';
import { problemOf } from '#state/problem.ts';

/** Something that a piece computes when it is asked to. Asking again, or leaving, drops what was under way. */
export function useLive<T>() {
  const [live, setLive] = useState<Load<T>>(idle);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const run = useCallback((work: (signal: AbortSignal) => Promise<T>) => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const { signal } = controller;
    setLive(loading);
    work(signal).then(
      (value) => {
        if (!signal.aborted) setLive({ status: 'ready', value });
      },
      (error: unknown) => {
        if (!signal.aborted) setLive({ status: 'failed', problem: problemOf(error) });
      },
    );
  }, []);
  return { live, run };
}
