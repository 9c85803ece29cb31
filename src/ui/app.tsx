import { assertNever } from '#core/assert-never.ts';
import type { AppStore } from '#state/create-app-store.ts';
import { BuilderSheet } from './builder/builder-sheet.tsx';
import { Header } from './chrome/header.tsx';
import { LiveRegion } from './chrome/live-region.tsx';
import { CrashScreen } from './crash-screen.tsx';
import { DocumentSheet } from './document/document-sheet.tsx';
import { Stage } from './passage/stage.tsx';
import { PickerSheet } from './picker/picker-sheet.tsx';
import { StepsPanel } from './steps/steps-panel.tsx';
import { StoreContext, useApp } from './store-context.tsx';
import { StorySheet } from './story/story-sheet.tsx';
import { useStrings } from './strings/strings.ts';
import { Timeline } from './timeline/timeline.tsx';

type Props = { readonly store: AppStore };

export function App({ store }: Props) {
  return (
    <StoreContext value={store}>
      <CrashScreen>
        <Page />
      </CrashScreen>
    </StoreContext>
  );
}

function Page() {
  return (
    <div className="min-h-dvh pb-28 sm:pb-14 desk:grid desk:h-dvh desk:grid-rows-[auto_minmax(0,1fr)_auto] desk:pb-0">
      <SkipLink />
      <Header />
      <div className="desk:grid desk:min-h-0 desk:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <Stage />
        <StepsPanel />
      </div>
      <Timeline />
      <LiveRegion />
      <OpenPanel />
    </div>
  );
}

function SkipLink() {
  const { skipToPassage } = useStrings();
  return (
    <button
      type="button"
      className="sr-only z-40 rounded-m bg-raised px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      onClick={() => document.getElementById('passage')?.focus()}
    >
      {skipToPassage}
    </button>
  );
}

function OpenPanel() {
  const panel = useApp((state) => state.panel);
  if (!panel) return null;
  switch (panel.type) {
    case 'builder':
      return <BuilderSheet of={panel.of} />;
    case 'picker':
      return <PickerSheet />;
    case 'story':
      return <StorySheet index={panel.blank} />;
    case 'document':
      return <DocumentSheet panel={panel} />;
    default:
      return assertNever(panel);
  }
}
