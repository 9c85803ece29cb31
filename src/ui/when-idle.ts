/** Acts once the page is loaded and has nothing to do; Safari has no idle callback. Gives the way to call it off. */
export function whenIdle(act: () => void): () => void {
  let isOff = false;
  const unlessOff = () => {
    if (!isOff) act();
  };
  const soon = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(unlessOff, { timeout: 10_000 });
    else setTimeout(unlessOff, 2000);
  };
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
  return () => {
    isOff = true;
  };
}
