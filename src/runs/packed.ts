/** Text that fits in a link: deflated, then base64 with the URL alphabet and no padding. */
import { deflateSync, inflateSync } from 'fflate';

/** What a link may unpack to, so that a crafted one can't fill the memory. */
const maxUnpackedBytes = 65_536;

export function pack(text: string): string {
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9 });
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
}

/** Throws when the text was not made by `pack`, or holds too much. */
export function unpack(packed: string): string {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const out = new Uint8Array(maxUnpackedBytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(inflateSync(bytes, { out }));
}
