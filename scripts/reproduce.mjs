// npm run reproduce: measures the figures of the README again; see scripts/reproduce.ts.
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
const { runTypeScript } = await import('./run-node.mjs');
process.exit(runTypeScript('scripts/reproduce.ts', process.argv.slice(2)));
