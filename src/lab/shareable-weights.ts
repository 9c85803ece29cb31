/**
 * Trained weights as a policy id, so that a link holds the whole policy:
 *
 *   lab:1.<base64url of 16-bit numbers, a 512th each>        about 520 characters
 */
import { parameterCount, type Weights } from './policy/parameters.ts';

export const labPrefix = 'lab:';

const version = '1';
/** Weights from -64 to 64 in steps of 1/512: far finer than any decision needs. */
const scale = 512;
const largest = 32767;

export function labPolicyId(weights: Weights): string {
  const bytes = new Uint8Array(weights.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [at, weight] of weights.entries()) {
    const whole = Math.round(Math.max(-largest, Math.min(largest, weight * scale)));
    view.setInt16(at * 2, whole, true);
  }
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${labPrefix}${version}.${base64.replace(/\+/gu, '-').replace(/\//gu, '_').replace(/=+$/u, '')}`;
}

/** Null for an id that holds no weights of this version. */
export function weightsOfPolicyId(id: string): Weights | null {
  const [, packed] = /^lab:1\.([\w-]+)$/u.exec(id) ?? [];
  if (packed === undefined) return null;
  try {
    const binary = atob(packed.replace(/-/gu, '+').replace(/_/gu, '/'));
    if (binary.length !== parameterCount * 2) return null;
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const view = new DataView(bytes.buffer);
    return Float64Array.from(
      { length: parameterCount },
      (_, at) => view.getInt16(at * 2, true) / scale,
    );
  } catch {
    return null;
  }
}
