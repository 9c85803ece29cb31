/** The browser's offer to install the page comes once, early: it is kept until the reader asks for it. */
export type InstallOffer = Event & { readonly prompt: () => Promise<unknown> };

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to the page's Window.
  interface Window {
    installOffer?: InstallOffer;
  }
}

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  // The DOM library has no type for this event.
  window.installOffer = event as InstallOffer;
});
