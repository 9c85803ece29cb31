/** THIRD_PARTY.md from the lock file, so that it is the same on every machine, whatever npm has installed there. */
export type LockFile = {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  /** Needed for development only, … */
  readonly dev?: boolean;
  /** … or there because a tool for development fulfils an optional wish of another package. */
  readonly devOptional?: boolean;
};

const head = `# Third-party software

The packages that MaskSearch is built with, and those that it needs to run: the production dependency tree of
package-lock.json. Made by \`npm run licences\`; a test holds it up to date.

`;

/** Throws when a package says nothing about its licence: someone has to look. */
export function thirdParty({ packages }: LockFile): string {
  const lines = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (!license) throw new Error(`The lock file has no licence for ${name}: look it up.`);
      return `- ${name} ${version}: ${license}`;
    });
  return `${head}${[...new Set(lines)].sort().join('\n')}\n`;
}
