// Fetches beside the page's code what the visit will show: the code of the screen that the address names, or what reads a
// run, and the first recorded run or the first lesson in the language of the page. A file of its own because the page allows no inline script.
(() => {
  const files = JSON.parse(document.currentScript.dataset.screens ?? '{}');
  const fetchEarly = (attributes) => {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { crossOrigin: 'anonymous' }, attributes));
  };
  const [, screen = 'stage'] = /^#\/([\w-]+)/.exec(location.hash) ?? [];
  for (const file of files[screen === 'fill' ? 'stage' : screen] ?? [])
    fetchEarly({ rel: 'modulepreload', href: `./${file}` });
  if (location.hash.length > 1 && screen !== 'learn') return;
  let language = navigator.language;
  try {
    language = JSON.parse(localStorage.getItem('masksearch.preferences')).language ?? language;
  } catch {
    // Nothing was kept, or nothing may be read.
  }
  const own = language.startsWith('zh') ? 'zh' : 'en';
  const shown =
    screen === 'learn' ? ['lessons/index.json', `lessons/first.${own}.json`] : [`runs/first.${own}.jsonl`];
  for (const file of shown) fetchEarly({ rel: 'preload', as: 'fetch', href: `./${file}` });
})();
