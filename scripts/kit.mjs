// npm run kit: the whole site as one zip for a classroom without network, with scripts that start it and notes for teachers.
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
// These need the packages.
const { buildSite } = await import('./build-site.mjs');
const { runTypeScript } = await import('./run-node.mjs');
if (!buildSite({ onlyIfChanged: true })) process.exit(1);
process.exit(runTypeScript('scripts/write-kit.ts'));
