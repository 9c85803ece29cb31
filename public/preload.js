// Fetches beside the page's code what the visit will show: the code of the screen that the address names, or what reads a
// run, and the first recorded run in the language of the page. A file of its own because the page allows no inline script.
(() => {
  const files = JSON.parse(document.currentScript.dataset.screens ?? '{}');
  const fetchEarly = (attributes) => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { crossOrigin: 'anonymous' }, attributes));
  };
  const [, screen = 'stage'] = /^#\/([\w-]+)/.exec(location.hash) ?? [];
  for (const file of files[screen === 'fill' ? 'stage' : screen] ?? [])
    fetchEarly({ rel: 'modulepreload', href: `./${file}` });
  if (location.hash.length > 1) return;
  let language = navigator.language;
  try {
    language = JSON.parse(localStorage.getItem('masksearch.preferences')).language ?? language;
  } catch {
    // Nothing was kept, or nothing may be read.
  }
  const run = `./runs/first.${language.startsWith('zh') ? 'zh' : 'en'}.jsonl`;
  fetchEarly({ rel: 'preload', as: 'fetch', href: run });
})();
