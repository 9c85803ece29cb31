/** Files beside a measuring page. */
import type { ReadPolicyFile } from '#policies/bundled/open-policy.ts';

export async function fetchJson<T>(name: string): Promise<T> {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  // Our own scripts have written it.
  return response.json() as Promise<T>;
}

export const readPolicyFile: ReadPolicyFile = async (name) => {
  const response = await fetch(`policy/${name}`);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
