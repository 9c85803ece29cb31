/**
 * SHA-256 as lower-case hex. SubtleCrypto exists in secure contexts only, and a school serves the site
 * over plain http, so this uses a small audited library that runs everywhere.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
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
