/** The composition root of the site: the store gets its ports, the page its store. */
import './trusted-types.ts';
import './install-offer.ts';
import './ui/theme.css';
import { createAppStore } from '#state/create-app-store.ts';
import { fetchStrings, wordsIn } from '#ui/strings/strings.ts';
import { whenIdle } from '#ui/when-idle.ts';
import { browserPorts } from './browser-ports.ts';

const store = createAppStore(browserPorts());
const root = document.getElementById('root');
// Its request goes out before anything is drawn.
void store.start().then(() => {
  // In development files change under their names, so that nothing may be kept.
  if (import.meta.env.PROD) whenIdle(() => void store.actions.beginOffline());
});
// A file of its own, run in a task of its own: between the two the page can answer (scripts/first-visit-plugin.ts).
const page = import('./page.tsx');
// What the page says is there before the page: nothing is drawn in one language and then in another.
void Promise.allSettled([page, fetchStrings(store.getState().preferences.language)]).then(draw);

async function draw(): Promise<void> {
  if (!root) return;
  try {
    const { drawPage } = await page;
    drawPage(root, store);
  } catch {
    root.textContent = wordsIn(store.getState().preferences.language).problem({
      type: 'page-part',
    });
  }
}
