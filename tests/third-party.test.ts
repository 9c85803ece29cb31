import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LockFile, thirdParty } from '../scripts/third-party.ts';

test('THIRD_PARTY.md is up to date (npm run licences)', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as LockFile;
  expect(readFileSync('THIRD_PARTY.md', 'utf8')).toBe(thirdParty(lock));
});

test('production packages only, once each, nested ones too, sorted', () => {
  const packages = {
    '': { version: '1.0.0', license: 'MIT' },
    'node_modules/b': { version: '2.0.0', license: 'MIT' },
    'node_modules/b/node_modules/@s/a': { version: '1.0.0', license: 'ISC' },
    'node_modules/c/node_modules/b': { version: '2.0.0', license: 'MIT' },
    'node_modules/tool': { version: '3.0.0', license: 'MIT', dev: true },
  };
  const lines = thirdParty({ packages })
    .split('\n')
    .filter((line) => line.startsWith('- '));
  expect(lines).toEqual(['- @s/a 1.0.0: ISC', '- b 2.0.0: MIT']);
});

test('a package without a licence is refused', () => {
  expect(() => thirdParty({ packages: { 'node_modules/a': { version: '1.0.0' } } })).toThrow('a');
});
