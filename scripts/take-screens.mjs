// npm run screens: pictures of every screen of the built site, for the documents.
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
// These need the packages.
const { buildSite } = await import('./build-site.mjs');
const { runTypeScript } = await import('./run-node.mjs');
if (!buildSite({ onlyIfChanged: true })) process.exit(1);
process.exit(runTypeScript('scripts/photograph.ts', process.argv.slice(2)));
