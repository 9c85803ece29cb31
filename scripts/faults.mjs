// npm run faults: makes docs/faults.md from the tests in e2e/faults. With --check it only says whether it is current.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { optionsOf } from './arguments.mjs';
import { root } from './run-node.mjs';

const { check } = optionsOf(
  process.argv.slice(2),
  { check: { type: 'boolean' } },
  'Usage: npm run faults -- [--check]\n\nMakes docs/faults.md from the tests in e2e/faults; --check only compares.',
);
const path = `${root}docs/faults.md`;
const page = pageOf(faults());
if (!check) writeFileSync(path, page);
else if (readFileSync(path, 'utf8') !== page) {
  console.error('docs/faults.md is not what the tests say: run "npm run faults".');
  process.exit(1);
}

/** What each test has declared about its fault; nothing is run. */
function faults() {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', 'e2e/faults', '--list', '--reporter=json'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, SOAK: '1' }, maxBuffer: 1e8 },
  );
  if (!stdout.startsWith('{')) throw new Error(`The tests could not be listed: ${stderr}`);
  return specsIn(JSON.parse(stdout).suites).map(({ title, tags, tests }) => {
    const said = new Map(tests[0].annotations.map(({ type, description }) => [type, description]));
    return {
      of: said.get('of'),
      what: title.replace(/ @long$/u, ''),
      says: said.get('says'),
      wayOn: said.get('way on'),
      isLong: tags.includes('long'),
    };
  });
}

function specsIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsIn(inner)]);
}

function pageOf(all) {
  const groups = [...new Set(all.map(({ of }) => of))].sort();
  const tables = groups.map((group) => {
    const rows = all
      .filter(({ of }) => of === group)
      .map(
        ({ what, says, wayOn, isLong }) =>
          `| ${cell(what)}${isLong ? ' *' : ''} | ${cell(says)} | ${cell(wayOn)} |`,
      );
    return `## ${group}\n\n| what happens | the page says | the way on |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Faults

Made from the tests in \`e2e/faults\` by \`npm run faults\`; not to be edited. Each line is a test on the built site in a real
browser: the fault is made, the words of the second column are looked for, and the way on is taken. ${all.length} faults;
those with a star take longer and run in \`npm run soak\` only, the others in \`npm test\` too.

${tables.join('\n')}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
