// npm run build: builds the site into `dist`, whether or not something has changed.
import { buildSite } from './build-site.mjs';
import { installDependencies } from './install-dependencies.mjs';

installDependencies();
process.exit(buildSite({ onlyIfChanged: false }) ? 0 : 1);
