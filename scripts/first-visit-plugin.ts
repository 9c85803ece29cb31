/**
 * What the first visit runs, as two files that are fetched at once and run one after the other: the entry (store and
 * ports), which asks for the first run, and the page (React and the first screen). One file would be run in one task,
 * during which a slow device answers to nothing.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

/** A module with what it imports, as the bundler tells it. */
type Graph = {
  readonly getModuleInfo: (id: string) => { readonly importedIds: readonly string[] } | null;
};

const moduleAt = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const page = moduleAt('page.tsx');
/** What a first visit fetches to read the run that it begins with. */
const decoders = moduleAt('runs/decoders.ts');

/** For rolldown's groups: everything that the page imports, and nothing that only a later screen does. */
export function pageChunkName(): (id: string, graph: Graph) => string | null {
  const found = new Set<string>();
  return (id, graph) => {
    if (found.size === 0) addImports(page, graph, found);
    return found.has(id) ? 'page' : null;
  };
}

/** Small modules that later screens share, without those that a first visit fetches. */
export function sharedChunkName(): (id: string, graph: Graph) => string | null {
  const first = new Set<string>();
  return (id, graph) => {
    if (first.size === 0) addImports(decoders, graph, first);
    // Long lists bring a library, which is not for every screen.
    return /\/src\/(?:core\/|ui\/chrome\/(?!list\/))/u.test(id) && !first.has(id) ? 'shared' : null;
  };
}

function addImports(id: string, graph: Graph, found: Set<string>): void {
  if (found.has(id)) return;
  found.add(id);
  for (const imported of graph.getModuleInfo(id)?.importedIds ?? [])
    addImports(imported, graph, found);
}

/**
 * Lets the page's file be fetched beside the entry's, and tells public/preload.js the files of every screen, for a visit
 * that begins on another than the first.
 */
export function preloadPage(): Plugin {
  return {
    name: 'preload-page',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const page = chunksOf(bundle).find(({ name }) => name === 'page');
        if (!page) throw new Error('The page has no file of its own: see first-visit-plugin.ts.');
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${page.fileName}` };
        const files = JSON.stringify(filesOfScreens(bundle)).replaceAll('"', '&quot;');
        return {
          html: html.replace('src="./preload.js"', (src) => `${src} data-screens="${files}"`),
          tags: [{ tag: 'link', attrs, injectTo: 'head' }],
        };
      },
    },
  };
}

type Bundle = Rolldown.OutputBundle;

const chunksOf = (bundle: Bundle) => Object.values(bundle).filter((file) => file.type === 'chunk');

/** By the name of the screen, without what every visit fetches. `stage` is what reads the run or the link it begins with. */
function filesOfScreens(bundle: Bundle): Record<string, string[]> {
  const chunks = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
  const withImports = (fileName: string, found: Set<string>) => {
    if (found.has(fileName)) return found;
    found.add(fileName);
    for (const imported of chunks.get(fileName)?.imports ?? []) withImports(imported, found);
    return found;
  };
  const first = new Set<string>();
  for (const { fileName, isEntry, name } of chunks.values())
    if (isEntry || name === 'page') withImports(fileName, first);
  const named = [...chunks.values()].flatMap(({ name, fileName }) => {
    const screen = name === 'decoders' ? 'stage' : /^(.+)-screen$/u.exec(name)?.[1];
    return screen === undefined ? [] : [{ screen, fileName }];
  });
  return Object.fromEntries(
    named.map(({ screen, fileName }) => [
      screen,
      [...withImports(fileName, new Set())].filter((file) => !first.has(file)),
    ]),
  );
}
