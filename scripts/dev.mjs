// npm run dev: the development server of vite, after making what the pages fetch. Takes vite's options.
import { spawn } from 'node:child_process';
import { prepare } from './build-site.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { root } from './run-node.mjs';

installDependencies();
if (!prepare()) process.exit(1);
const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl+C reaches both: vite ends itself, and this ends with it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => vite.kill());
vite.on('exit', (status) => process.exit(status ?? 0));
