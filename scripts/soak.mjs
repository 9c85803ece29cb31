// npm run soak: the long fuzz, fault and endurance runs. Each stage is one file of `soak/`, a program that prints its
// figures and ends with status 0 when they hold; what stages share stands in folders of it.
import { readdirSync, readFileSync } from 'node:fs';
import { optionsOf, refuse } from './arguments.mjs';
import { installDependencies } from './install-dependencies.mjs';
import { root, runTypeScript } from './run-node.mjs';

const usage = `Usage: npm run soak -- [options]

Runs the long tests and prints their figures.

  --only A,B      these stages (the files of soak/, without .ts)
  --minutes N     how long the stages take that run for a time (default 60)
  --screens A,B   of the matrix: the scenes whose names begin so
  --looks A,B     of the matrix: the looks whose names begin so, as in "zh phone"
  --list          names the stages and says what each does`;

const {
  only,
  minutes = '60',
  screens,
  looks,
  list,
} = optionsOf(
  process.argv.slice(2),
  {
    only: { type: 'string' },
    minutes: { type: 'string' },
    screens: { type: 'string' },
    looks: { type: 'string' },
    list: { type: 'boolean' },
  },
  usage,
);
if (!(Number(minutes) > 0)) refuse(`--minutes takes a number above 0, not "${minutes}".`);

const stages = readdirSync(`${root}soak`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.replace(/\.ts$/u, ''))
  .sort();
const chosen = only?.split(',') ?? stages;
for (const name of chosen) {
  if (!stages.includes(name))
    refuse(`There is no stage "${name}": choose among ${stages.join(', ')}.`);
}
if (list) {
  for (const name of stages) console.log(`${name.padEnd(18)}${aboutOf(name)}`);
  process.exit(0);
}

installDependencies();
const { buildSite } = await import('./build-site.mjs');
const { couldNotRun, runStages, check } = await import('./stages.mjs');
const built = buildSite({ onlyIfChanged: true });
process.env['SOAK_MINUTES'] = minutes;
if (screens) process.env['SOAK_SCREENS'] = screens;
if (looks) process.env['SOAK_LOOKS'] = looks;
process.exit(
  await runStages(
    chosen.map((name) => [
      name,
      () =>
        built
          ? check(runTypeScript(`soak/${name}.ts`) === 0)
          : couldNotRun('The site could not be built.'),
    ]),
  ),
);

/** The first sentence of a stage's own comment. */
function aboutOf(name) {
  const comment =
    /\/\*\*([\s\S]*?)\*\//u.exec(readFileSync(`${root}soak/${name}.ts`, 'utf8'))?.[1] ?? '';
  return comment
    .replace(/\s*\*\s+/gu, ' ')
    .trim()
    .split(/(?<=\.)\s/u)[0];
}
