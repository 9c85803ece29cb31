/** The composition root of the site: the store gets its ports, the page its store. */
import './trusted-types.ts';
import './install-offer.ts';
import '#lib/strict-csp.ts';
import './ui/theme.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppStore } from '#state/create-app-store.ts';
import { App } from '#ui/app.tsx';
import { fetchStrings } from '#ui/strings/strings.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { browserPorts } from './browser-ports.ts';

const store = createAppStore(browserPorts());
const root = document.getElementById('root');
// Its request goes out before anything is drawn.
void store.start().then(() => {
  // In development files change under their names, so that nothing may be kept.
  if (import.meta.env.PROD) whenIdle(() => void store.actions.beginOffline());
});
// What the page says is there before the page: nothing is drawn in one language and then in another.
void fetchStrings(store.getState().preferences.language).then(draw, draw);

function draw(): void {
  if (!root) return;
  // As a transition the first rendering is done in pieces, between which the page answers.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App store={store} />
      </StrictMode>,
    ),
  );
}
