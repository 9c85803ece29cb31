// npm run check: lint, types and unit tests, for while one works.
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
const { lint, runStages, types, unitTests } = await import('./stages.mjs');
process.exit(
  await runStages([
    ['lint', lint],
    ['types', types],
    ['unit tests', unitTests],
  ]),
);
