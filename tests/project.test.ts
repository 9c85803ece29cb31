import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  emptyName,
  looseVersions,
  missingOptional,
  resolvedHosts,
  tooLong,
  withoutHash,
} from './project-rules.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles(['src', 'scripts', 'tests', 'bench', 'e2e', 'soak']);

test('no source file is over 300 lines', () => {
  expect(files.flatMap((path) => tooLong(path, readFileSync(path, 'utf8')))).toEqual([]);
});

test('no file has a name that says nothing', () => {
  expect(files.flatMap(emptyName)).toEqual([]);
});

test('package.json pins exact versions', () => {
  expect(looseVersions(JSON.parse(readFileSync('package.json', 'utf8')))).toEqual([]);
});

test('package-lock.json names no host', () => {
  expect(resolvedHosts(readFileSync('package-lock.json', 'utf8'))).toEqual([]);
});

test('package-lock.json has a hash of every package', () => {
  expect(withoutHash(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

test('no package runs a script when it is installed', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/mu);
});

test('package-lock.json has the packages of every kind of machine', () => {
  expect(missingOptional(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

describe('every rule can be broken', () => {
  test('length', () => {
    expect(tooLong('src/core/a.ts', 'x\n'.repeat(300))).toEqual([]);
    expect(tooLong('src/core/a.ts', 'x\n'.repeat(301))).toHaveLength(1);
  });

  test.each([
    'src/core/utils.ts',
    'src/core/text-utils.ts',
    'src/ui/helpers.test.ts',
    'src/core/types.ts',
    'src/lib/common.ts',
    'src/core/index.ts',
  ])('name: %s', (path) => {
    expect(emptyName(path)).toHaveLength(1);
  });

  test.each(['src/core/span.ts', 'src/search/index-passages.ts', 'src/policies/expected-type.ts'])(
    'name that is fine: %s',
    (path) => {
      expect(emptyName(path)).toEqual([]);
    },
  );

  test.each(['^1.2.3', '~1.2.3', '1.x', 'latest', '>=1.0.0', '1.2'])('version: %s', (version) => {
    expect(
      looseVersions({ dependencies: { a: '1.2.3' }, devDependencies: { b: version } }),
    ).toHaveLength(1);
  });

  test('optional packages', () => {
    const optionalDependencies = { '@a/mac': '1.0.0', '@a/linux': '1.0.0' };
    const packages = { 'node_modules/a': { optionalDependencies }, 'node_modules/@a/linux': {} };
    expect(missingOptional({ packages })).toHaveLength(1);
    expect(missingOptional({ packages: { ...packages, 'node_modules/@a/mac': {} } })).toEqual([]);
  });

  test('hash', () => {
    const packages = { '': {}, 'node_modules/a': {}, 'node_modules/a/b': { inBundle: true } };
    expect(withoutHash({ packages })).toHaveLength(1);
    expect(withoutHash({ packages: { 'node_modules/a': { integrity: 'sha512-x' } } })).toEqual([]);
  });

  test('host', () => {
    expect(resolvedHosts('{ "resolved": "https://example.org/a.tgz" }')).toHaveLength(1);
  });
});
