import { type ComponentType, useEffect, useState } from 'react';
import type { Panel } from '#state/app-state.ts';
import { useActions, useApp } from './store-context.tsx';
import { whenTouched } from './when-touched.ts';

type Sheet = ComponentType<{ readonly panel: Panel }>;

/** The open sheet. Its code is no part of the first visit: it is fetched when a visitor begins to do something. */
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
    return whenTouched(fetchEarly);
  }, []);
  useEffect(() => {
    if (isNeeded) void loadSheet().then((Loaded) => setSheet(() => Loaded), failPanel);
  }, [isNeeded, failPanel]);
  return panel && Sheet && <Sheet panel={panel} />;
}

const loadSheet = async (): Promise<Sheet> => (await import('./panel-sheet.tsx')).PanelSheet;
