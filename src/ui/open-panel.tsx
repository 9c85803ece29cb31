import { type ComponentType, useEffect, useState } from 'react';
import type { Panel } from '#state/app-state.ts';
import { useActions, useApp } from './store-context.tsx';
import { whenIdle } from './when-idle.ts';

type Sheet = ComponentType<{ readonly panel: Panel }>;

/** The open sheet. Its code is no part of the first visit: it is fetched in an idle moment, or when it is needed. */
export function OpenPanel() {
  const panel = useApp((state) => state.panel);
  const { failPanel } = useActions();
  const [Sheet, setSheet] = useState<Sheet | null>(null);
  const isNeeded = panel !== null && Sheet === null;
  useEffect(() => {
    // Nobody waits for it: a failure is told when somebody does.
    const fetchEarly = () =>
      void loadSheet().then(
        (Loaded) => setSheet(() => Loaded),
        () => {},
      );
    let stop = () => {};
    const id = setTimeout(() => {
      stop = whenIdle(fetchEarly);
    }, startsWithin);
    return () => {
      clearTimeout(id);
      stop();
    };
  }, []);
  useEffect(() => {
    if (isNeeded) void loadSheet().then((Loaded) => setSheet(() => Loaded), failPanel);
  }, [isNeeded, failPanel]);
  return panel && Sheet && <Sheet panel={panel} />;
}

/** Milliseconds after which the page has surely started. */
const startsWithin = 2500;

const loadSheet = async (): Promise<Sheet> => (await import('./panel-sheet.tsx')).PanelSheet;
