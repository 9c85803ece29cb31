import { defineConfig } from 'vitest/config';

const commands = 'tests/commands/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [commands],
          // A busy machine takes several times as long: only what hangs is ended.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'commands',
          include: [commands],
          globalSetup: 'tests/bundled-corpora.ts',
          // Each test starts processes of its own.
          maxConcurrency: 2,
          testTimeout: 120_000,
        },
      },
    ],
  },
});
