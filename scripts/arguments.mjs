// Command lines of the npm scripts: what is wrong is told in one sentence, with exit status 2.
import { parseArgs } from 'node:util';

/** The values of the options; prints the usage for --help. */
export function optionsOf(args, options, usage) {
  let values;
  try {
    ({ values } = parseArgs({ args, options: { ...options, help: { type: 'boolean' } } }));
  } catch (error) {
    refuse(`${error.message.split('. ')[0].replace(/\.$/, '')}: see --help.`);
  }
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  return values;
}

export function portOf(value) {
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65535) return port;
  return refuse(`--port takes a number from 1 to 65535, not "${value}".`);
}

export function refuse(sentence) {
  console.error(sentence);
  process.exit(2);
}
