/** The network as a page or a worker has it. */
import { mayConnect } from '#lib/connect-hosts.ts';
import type { Network } from './download-file.ts';

export const browserNetwork: Network = {
  fetch: (url, init) => fetch(url, init),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal.addEventListener('abort', stop, { once: true });
    }),
  isOnline: () => navigator.onLine,
  mayFetch: (url) => mayConnect(url, location.origin),
};
