import type { AppStore } from '#state/create-app-store.ts';
import { Header } from './chrome/header.tsx';
import { LiveRegion } from './chrome/live-region.tsx';
import { CrashScreen } from './crash-screen.tsx';
import { OpenPanel } from './open-panel.tsx';
import { Stage } from './passage/stage.tsx';
import { StepsPanel } from './steps/steps-panel.tsx';
import { StoreContext } from './store-context.tsx';
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
      className="sr-only z-40 rounded-medium bg-raised px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      onClick={() => document.getElementById('passage')?.focus()}
    >
      {skipToPassage}
    </button>
  );
}
