// The zip of `npm run kit`: the built site in `site/`, and beside it what starts it on three systems.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Zippable, zipSync } from 'fflate';

const own = fileURLToPath(new URL('kit/', import.meta.url));
const top = 'masksearch';
/** Packed already: packing again would only cost time. */
const packed = /\.(?:bin|png|zip|woff2|onnx)$/u;
/** The earliest time that a zip can hold: the same site gives the same bytes. */
const mtime = new Date(1980, 0, 1, 12);

export function kitZip(site: string): Uint8Array {
  const files: Zippable = {};
  for (const name of readdirSync(own).sort()) {
    const isProgram = /\.(?:sh|command)$/u.test(name);
    // Windows reads batch files with its own line ends only.
    const content = readFileSync(join(own, name));
    const text = /\.(?:bat|ps1)$/u.test(name)
      ? Buffer.from(content.toString('utf8').replace(/\r?\n/gu, '\r\n'))
      : content;
    files[`${top}/${name}`] = [
      new Uint8Array(text),
      { mtime, os: 3, attrs: (isProgram ? 0o755 : 0o644) << 16 },
    ];
  }
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path
      .slice(site.length + 1)
      .split(sep)
      .join('/');
    const level = packed.test(name) ? 0 : 6;
    files[`${top}/site/${name}`] = [new Uint8Array(readFileSync(path)), { mtime, level }];
  }
  return zipSync(files);
}
