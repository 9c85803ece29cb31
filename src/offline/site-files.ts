/**
 * The files of the built site with size and hash: what the service worker keeps, and what `npm run verify` checks.
 * scripts/finish-site.ts writes the list into the worker, so that a worker and its files are always of one build.
 */

export type SiteFile = {
  /** From the root of the site, such as "assets/x.js". */
  readonly path: string;
  readonly bytes: number;
  /** Of the content, hexadecimal. */
  readonly sha256: string;
  /**
   * `shell`: kept before the worker takes over. `content`: kept when the page is at rest. `on-use`: large parts that
   * not everyone needs, kept when they are first used. `elsewhere`: kept by the part of the page that downloads it.
   */
  readonly keep: 'shell' | 'content' | 'on-use' | 'elsewhere';
};

export type SiteFiles = {
  /** A hash over all of them. */
  readonly version: string;
  readonly files: readonly SiteFile[];
};

/** WebAssembly of the shipped model: without a network a downloaded model is of no use unless these are kept, too. */
export type Engines = 'none' | 'cpu' | 'all';

export function isOfEngines(path: string, engines: Engines): boolean {
  if (engines === 'none' || !/^assets\/ort-wasm[\w.-]*\.wasm$/u.test(path)) return false;
  return engines === 'all' || !path.includes('.asyncify');
}

/** Larger parts of the page's code, engines above all, are kept when they are used. */
const largestShellFile = 1_500_000;

export function keepOf(path: string, bytes: number): SiteFile['keep'] {
  // Small, and without it nobody knows what the other files should be.
  if (/^policy\/(?:[\w.-]+\/)?manifest\.json$/u.test(path)) return 'content';
  if (path.startsWith('policy/')) return 'elsewhere';
  if (path.startsWith('corpus/') || path.startsWith('training/')) return 'content';
  return bytes > largestShellFile ? 'on-use' : 'shell';
}
