// Runs Node programs of this project and of its packages, with their output in this terminal.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Programs of packages, by the name that people know them by. */
const programs = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** True when the program ended with status 0. */
export function runProgram(name, args, environment = {}) {
  return runNode([programs[name], ...args], environment) === 0;
}

/** Runs a TypeScript file of this project; gives its exit status. */
export function runTypeScript(file, args = []) {
  const environment = { TSX_TSCONFIG_PATH: `${root}tsconfig.json` };
  return runNode(['--import', import.meta.resolve('tsx'), file, ...args], environment);
}

function runNode(args, environment) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}
