/**
 * The layers of src/ and what each may import, as data (docs/design.md, "Layers"), and the check of one file
 * against it. Type imports count, and so do dynamic imports, `export … from` and workers by URL.
 */
import { posix } from 'node:path';
import { parseSync } from 'vite';

type Layer = {
  /** Layers it may import; itself always. */
  readonly layers: readonly string[] | 'all';
  /** npm packages, by name; `node:` stands for all of Node's modules. */
  readonly packages: readonly string[] | 'all';
};

const everyLayer =
  'core tagging lib corpus search policies lab offline runs eval state ui cli'.split(' ');

/** `main` is the files directly in src/: the composition root of the site. */
export const layerTable: Readonly<Record<string, Layer>> = {
  core: { layers: [], packages: [] },
  tagging: { layers: ['core', 'lib'], packages: ['compromise'] },
  lib: { layers: [], packages: ['@noble/hashes', 'fflate', 'zod'] },
  corpus: {
    layers: ['core', 'lib'],
    packages: ['zod', 'fflate', 'yaml', 'entities', 'saxes', 'wtf_wikipedia'],
  },
  search: { layers: ['core', 'lib', 'corpus'], packages: ['idb', 'minisearch', 'zod'] },
  policies: {
    layers: ['core', 'lib'],
    packages: [
      '@mlc-ai/web-llm',
      'idb',
      'openai',
      'zod',
      'onnxruntime-web',
      '@huggingface/tokenizers',
    ],
  },
  lab: { layers: ['core', 'lib', 'corpus', 'search'], packages: [] },
  offline: { layers: ['lib'], packages: [] },
  runs: { layers: ['core', 'lib'], packages: ['zod', 'fflate', 'yaml', 'idb'] },
  eval: { layers: ['core', 'lib'], packages: ['zod'] },
  state: { layers: ['core', 'runs', 'eval', 'lab'], packages: ['zustand'] },
  ui: {
    layers: ['core', 'lab', 'state'],
    packages: [
      'react',
      'react-dom',
      'lucide-react',
      'd3-scale',
      'd3-shape',
      '@tanstack/react-virtual',
    ],
  },
  cli: {
    layers: everyLayer.filter((layer) => layer !== 'ui' && layer !== 'state'),
    packages: 'all',
  },
  main: { layers: 'all', packages: 'all' },
};

/** What a test or a fixture may import besides. */
const forTests = ['vitest', 'fast-check', 'fake-indexeddb', 'node:'];

/** What is wrong with the imports of one file, in sentences. `path` begins with "src/". */
export function layerViolations(path: string, source: string): string[] {
  const layer = layerOf(path);
  const rule = layerTable[layer];
  if (!rule) return [`${path}: the layer "${layer}" is not in the table.`];
  const isTest = /\.(?:test|fixture)\.tsx?$/u.test(path);
  return importsOf(path, source).flatMap((specifier) => {
    const problem = problemOf(specifier, path, layer, rule, isTest);
    return problem === null ? [] : [`${path}: ${problem}`];
  });
}

function problemOf(
  specifier: string | null,
  path: string,
  layer: string,
  { layers, packages }: Layer,
  isTest: boolean,
): string | null {
  if (specifier === null) return 'imports what is only known while it runs.';
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier);
    // The composition root names workers by URL, where an alias does not work.
    const inside = target.startsWith('src/') && (layer === 'main' || layerOf(target) === layer);
    return inside ? null : `imports ${specifier}, a relative path into another layer.`;
  }
  if (specifier.startsWith('#')) {
    const target = specifier.slice(1).split('/')[0] ?? '';
    const allowed = target === layer || layers === 'all' || layers.includes(target);
    return allowed ? null : `imports ${specifier}, and ${layer} may not import ${target}.`;
  }
  const name = packageOf(specifier);
  const allowed = packages === 'all' || packages.includes(name);
  if (allowed || (isTest && forTests.includes(name))) return null;
  return `imports the package ${specifier}, and ${layer} may not.`;
}

function layerOf(path: string): string {
  const [, folder, ...rest] = path.split('/');
  return rest.length > 0 && folder !== undefined ? folder : 'main';
}

function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') && name !== undefined ? `${scope}/${name}` : scope;
}

type Node = { readonly type: string; readonly [field: string]: unknown };

/** Everything that a file imports, in order; null for a target that is an expression. */
export function importsOf(path: string, source: string): (string | null)[] {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: (string | null)[] = [];
  visit(program, (node) => {
    const target = targetOf(node);
    if (target !== undefined) found.push(literalText(target)?.replace(/\?.*$/u, '') ?? null);
  });
  return found;
}

/** The node that says what is imported; undefined for a node that imports nothing. */
function targetOf(node: Node): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node['source'];
    case 'ExportNamedDeclaration':
      return node['source'] ?? undefined;
    case 'TSExternalModuleReference':
      return node['expression'];
    case 'NewExpression':
      return workerUrl(node);
    default:
      return undefined;
  }
}

/** `new URL('./x.worker.ts', import.meta.url)` of a script. */
function workerUrl({ callee, arguments: given }: Node): unknown {
  if (!isNode(callee) || callee['name'] !== 'URL' || !Array.isArray(given)) return undefined;
  const text = literalText(given[0]);
  return text !== null && /\.[cm]?[jt]sx?$/u.test(text) ? given[0] : undefined;
}

function literalText(node: unknown): string | null {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const field of Object.values(value)) {
    if (typeof field === 'object' && field !== null) visit(field, see);
  }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
