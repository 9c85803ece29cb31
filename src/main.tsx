/** The composition root of the site: the store gets its ports, the page its store. */
import './trusted-types.ts';
import '#runs/strict-csp.ts';
import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppStore } from '#state/create-app-store.ts';
import { App } from '#ui/app.tsx';
import { browserPorts } from './browser-ports.ts';

const store = createAppStore(browserPorts());
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App store={store} />
    </StrictMode>,
  );
}
void store.start();
