// Fetches the first recorded run beside the page's code. Only the one that will play: a link shows something else, and
// a page in Chinese plays another run. A file of its own because the page allows no inline script.
(() => {
  if (location.hash.length > 1) return;
  let language = navigator.language;
  try {
    language = JSON.parse(localStorage.getItem('masksearch.preferences')).language ?? language;
  } catch {
    // Nothing was kept, or nothing may be read.
  }
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'fetch';
  link.crossOrigin = 'anonymous';
  link.href = `./runs/first.${language.startsWith('zh') ? 'zh' : 'en'}.jsonl`;
  document.head.append(link);
})();
