import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { pageChunkName, preloadPage, sharedChunkName } from './scripts/first-visit-plugin.ts';
import { parseConnectHosts } from './scripts/site-headers.ts';
import { siteHeaders } from './scripts/site-headers-plugin.ts';

const connectHosts = parseConnectHosts(process.env['MASKSEARCH_CONNECT_HOSTS']);

export default defineConfig({
  // Relative addresses: the same build works at the root of a host and in a folder of one.
  base: './',
  plugins: [react(), tailwindcss(), siteHeaders(connectHosts), preloadPage()],
  define: { __CONNECT_HOSTS__: JSON.stringify(connectHosts) },
  // onnxruntime's WebAssembly and its glue as files of ours, fetched only when the model runs.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What the first visit needs in two files: twenty small ones pack worse and each waits for an answer of its own.
      output: {
        codeSplitting: {
          groups: [
            { name: 'first-visit', tags: ['$initial'], priority: 2 },
            { name: pageChunkName(), debugName: 'page', priority: 1 },
            // And what several later screens need in one: a dozen files of a kilobyte cost a screen half a second on a slow line.
            { name: sharedChunkName(), debugName: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
});
