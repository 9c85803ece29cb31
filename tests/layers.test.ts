import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importsOf, layerTable, layerViolations } from './layer-table.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles(['src']).filter((path) => /\.tsx?$/u.test(path));

// Hundreds of files are parsed: a machine with much else to do takes its time.
test('every file of src keeps to the table of layers', { timeout: 60_000 }, () => {
  expect(files.length).toBeGreaterThan(50);
  const violations = files.flatMap((path) => layerViolations(path, readFileSync(path, 'utf8')));
  expect(violations).toEqual([]);
});

test('every layer has its alias in package.json, and every alias its layer', () => {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8')) as { imports: object };
  const layers = Object.keys(layerTable).filter((layer) => layer !== 'main');
  expect(Object.keys(imports).sort()).toEqual(layers.map((layer) => `#${layer}/*`).sort());
});

describe('every way to import is seen', () => {
  test.each([
    ["import { a } from '#ui/a.ts'", '#ui/a.ts'],
    ["import type { A } from '#ui/a.ts'", '#ui/a.ts'],
    ["import '#ui/a.css'", '#ui/a.css'],
    ["export { a } from '#ui/a.ts'", '#ui/a.ts'],
    ["export * from '#ui/a.ts'", '#ui/a.ts'],
    ["export type { A } from '#ui/a.ts'", '#ui/a.ts'],
    ["const a = await import('#ui/a.ts')", '#ui/a.ts'],
    ["type A = import('#ui/a.ts').A", '#ui/a.ts'],
    ["import W from '#search/a.worker.ts?worker'", '#search/a.worker.ts'],
    ["new Worker(new URL('../search/a.worker.ts', import.meta.url))", '../search/a.worker.ts'],
    ['const a = await import(name)', null],
  ])('%s', (source, target) => {
    expect(importsOf('src/core/a.ts', source)).toEqual([target]);
  });

  test('and a text that only looks like an import is none', () => {
    const source = `// import a from '#ui/a.ts'\nconst text = "import b from '#ui/b.ts'";`;
    expect(importsOf('src/core/a.ts', source)).toEqual([]);
  });
});

describe('every law of the table can be broken', () => {
  test.each([
    ['src/core/a.ts', "import type { A } from '#lib/a.ts'", 'core may not import lib'],
    ['src/core/a.ts', "import { z } from 'zod'", 'imports the package zod'],
    ['src/core/a.ts', "import { readFile } from 'node:fs'", 'imports the package node:fs'],
    ['src/core/a.ts', "import { a } from '../lib/a.ts'", 'a relative path into another layer'],
    ['src/core/text/a.ts', "export * from '../../lib/a.ts'", 'a relative path into another layer'],
    ['src/core/a.ts', "import json from '../../package.json'", 'a relative path'],
    ['src/tagging/a.ts', "import { a } from '#search/a.ts'", 'tagging may not import search'],
    ['src/lib/a.ts', "import { a } from '#core/a.ts'", 'lib may not import core'],
    ['src/corpus/a.ts', "import { a } from '#search/a.ts'", 'corpus may not import search'],
    ['src/search/a.ts', "import { parse } from 'yaml'", 'imports the package yaml'],
    ['src/search/a.ts', "import { a } from '#policies/a.ts'", 'search may not import policies'],
    ['src/policies/a.ts', "import { a } from '#search/a.ts'", 'policies may not import search'],
    ['src/lab/a.ts', "import { a } from '#policies/a.ts'", 'lab may not import policies'],
    ['src/runs/a.ts', "import { a } from '#state/a.ts'", 'runs may not import state'],
    ['src/eval/a.ts', "import { a } from '#runs/a.ts'", 'eval may not import runs'],
    ['src/state/a.ts', "import { a } from '#search/a.ts'", 'state may not import search'],
    ['src/state/a.ts', "import { useState } from 'react'", 'imports the package react'],
    ['src/ui/a.tsx', "import { a } from '#runs/a.ts'", 'ui may not import runs'],
    ['src/ui/a.tsx', "const a = import('#search/a.ts')", 'ui may not import search'],
    ['src/ui/a.tsx', "import { create } from 'zustand'", 'imports the package zustand'],
    ['src/cli/a.ts', "import { a } from '#ui/a.ts'", 'cli may not import ui'],
    ['src/cli/a.ts', "import { a } from '#state/a.ts'", 'cli may not import state'],
    ['src/core/a.test.ts', "import { a } from '#ui/a.ts'", 'core may not import ui'],
    ['src/core/a.ts', "import { test } from 'vitest'", 'imports the package vitest'],
    ['src/main.tsx', "import { a } from '../bench/a.ts'", 'a relative path'],
    ['src/ui/a.tsx', 'const a = import(name)', 'only known while it runs'],
    ['src/extra/a.ts', '', 'is not in the table'],
  ])('%s: %s', (path, source, part) => {
    expect(layerViolations(path, source)).toEqual([expect.stringContaining(part)]);
  });
});

test.each([
  ['src/core/text/a.ts', "import { b } from '../task/b.ts'; import { c } from '#core/c.ts'"],
  ['src/core/a.test.ts', "import { test } from 'vitest'; import fc from 'fast-check'"],
  ['src/lib/a.ts', "import { sha256 } from '@noble/hashes/sha2.js'"],
  ['src/ui/a.tsx', "import { createRoot } from 'react-dom/client'; import './a.css'"],
  ['src/cli/a.ts', "import { a } from '#eval/a.ts'; import { Command } from 'commander'"],
  [
    'src/main.tsx',
    "import { App } from '#ui/app.tsx'; new URL('./search/a.worker.ts', import.meta.url)",
  ],
])('%s may: %s', (path, source) => {
  expect(layerViolations(path, source)).toEqual([]);
});
