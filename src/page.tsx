/** The page over its store: React and the first screen, a chunk of its own (main.tsx says why). */
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import type { AppStore } from '#state/create-app-store.ts';
import { App } from '#ui/app.tsx';

export function drawPage(root: HTMLElement, store: AppStore): void {
  // As a transition the first rendering is done in pieces, between which the page answers.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App store={store} />
      </StrictMode>,
    ),
  );
}
