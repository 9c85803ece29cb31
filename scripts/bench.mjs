// npm run bench: measures parts of the program; see bench/bench.ts.
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
const { runTypeScript } = await import('./run-node.mjs');
process.exit(runTypeScript('bench/bench.ts', process.argv.slice(2)));
