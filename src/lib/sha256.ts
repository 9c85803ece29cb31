/**
 * SHA-256 as lower-case hex. SubtleCrypto exists in secure contexts only, and a school serves the site
 * over plain http, so this uses a small audited library that runs everywhere.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The same, by the platform where it offers it: many times as fast, and on a thread of its own. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Missing where the page is no secure context, which its type does not say.
  const platform: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (!platform) return sha256Hex(bytes);
  return bytesToHex(new Uint8Array(await platform.digest('SHA-256', bytes)));
}

/** The same for bytes that come in pieces: nothing has to be held or hashed at once. */
export function sha256Stream(): {
  readonly update: (bytes: Uint8Array) => void;
  /** Once, at the end. */
  readonly hex: () => string;
} {
  const hash = sha256.create();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    hex: () => bytesToHex(hash.digest()),
  };
}
