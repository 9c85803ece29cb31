/** Writes the content security policy into the built page, and `_headers` beside it. The dev server needs inline scripts. */
import type { Plugin } from 'vite';
import { headerRules, headersFile, metaPolicy } from './site-headers.ts';

export function siteHeaders(hosts: readonly string[]): Plugin {
  return {
    name: 'site-headers',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy(hosts) },
          injectTo: 'head-prepend',
        },
      ],
    },
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: '_headers',
        source: headersFile(headerRules(hosts)),
      });
    },
  };
}
