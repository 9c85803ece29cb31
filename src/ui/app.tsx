import type { AppStore } from '#state/create-app-store.ts';
import { Header } from './chrome/header.tsx';
import { usePreferencesOnPage } from './chrome/use-preferences-on-page.ts';
import { CrashScreen } from './crash-screen.tsx';
import { ShownScreen } from './navigation/shown-screen.tsx';
import { OpenPanel } from './open-panel.tsx';
import { DropArea } from './share/drop-area.tsx';
import { StoreContext } from './store-context.tsx';
import { useStrings } from './strings/strings.ts';

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
  usePreferencesOnPage();
  return (
    <div className="min-h-dvh desk:grid desk:h-dvh desk:grid-rows-[auto_minmax(0,1fr)_auto]">
      <SkipLink />
      <Header />
      <ShownScreen />
      <OpenPanel />
      <DropArea />
    </div>
  );
}

function SkipLink() {
  const { navigation } = useStrings();
  return (
    <button
      type="button"
      className="sr-only z-40 rounded-medium bg-raised px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      onClick={() => document.getElementById('screen')?.focus()}
    >
      {navigation.skip}
    </button>
  );
}
