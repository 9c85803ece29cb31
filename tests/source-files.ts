/** The source files of the project, as paths from its root with forward slashes. */
import { existsSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';

export function sourceFiles(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.split(sep).join('/')}`)
        .filter((path) => /\.(?:[cm]?[jt]sx?|css)$/u.test(path)),
    )
    .sort();
}
