/** The tiny policy of the tests (training/tiny_policy.py), and ways to break it. */
import { readFile } from 'node:fs/promises';
import type { ReadPolicyFile } from './open-policy.ts';

const folder = new URL('../../../tests/tiny-policy/', import.meta.url);

/** `change` may return other bytes for a file, or null for one that is not there. */
export function readTinyPolicy(
  change: (name: string, bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null = (
    _,
    bytes,
  ) => bytes,
): ReadPolicyFile {
  return async (name) => {
    const bytes = change(name, new Uint8Array(await readFile(new URL(name, folder))));
    if (bytes === null) throw new Error(`${name}: 404`);
    return bytes;
  };
}
