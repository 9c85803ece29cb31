/** Rules about the files and packages of the project, as functions that give what breaks them. */

const maxLines = 300;

export function tooLong(path: string, content: string): string[] {
  const lines = content.split('\n').length - (content.endsWith('\n') ? 1 : 0);
  return lines > maxLines ? [`${path} has ${lines} lines.`] : [];
}

/** Names that say nothing: a file is named by the one thing that it holds. */
const empty = /(?:^|-)(?:utils?|helpers?|misc|common)$|^(?:types|index)$/u;

export function emptyName(path: string): string[] {
  const name = path.split('/').at(-1)?.split('.')[0] ?? '';
  return empty.test(name) ? [`${path} has a name that says nothing.`] : [];
}

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

export function looseVersions({ dependencies, devDependencies }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))
    .map(([name, version]) => `${name} is not pinned: ${version}.`);
}

/** A lock file with "resolved" ties everyone to the registry of whoever wrote it. */
export function resolvedHosts(lockFile: string): string[] {
  return lockFile.match(/"resolved": "https?:\/\/[^"]*"/gu) ?? [];
}

type LockFile = {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly optionalDependencies?: object;
        readonly integrity?: string;
        readonly inBundle?: boolean;
      }
    >
  >;
};

/** Packages whose content nobody would compare: all but the project itself and what lies inside another's archive. */
export function withoutHash({ packages }: LockFile): string[] {
  return Object.entries(packages)
    .filter(([path, { integrity, inBundle }]) => path !== '' && !integrity && !inBundle)
    .map(([path]) => `${path} has no hash in the lock file.`);
}

/**
 * Optional packages that the lock file leaves out: programs for other machines that the registry did not have when
 * it was written. `npm ci` refuses such a file, and on those machines the package would not work.
 */
export function missingOptional({ packages }: LockFile): string[] {
  const locked = new Set(
    Object.keys(packages).map((path) => path.replace(/^.*node_modules\//u, '')),
  );
  return Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !locked.has(name))
      .map((name) => `${path} wants ${name}, which the lock file does not have.`),
  );
}
