/**
 * Ids as text of one length, for an engine that takes only text: "aaa" is 0, "aab" is 1. An engine whose tokens are
 * called so reads and writes exactly the ids that ours does.
 */
const letters = 'abcdefghijklmnopqrstuvwxyz';
const length = 3;

export function tokenName(id: number): string {
  let name = '';
  for (let rest = id, at = 0; at < length; at += 1) {
    name = letters.charAt(rest % letters.length) + name;
    rest = Math.floor(rest / letters.length);
  }
  return name;
}

export function tokenNames(ids: readonly number[]): string {
  return ids.map(tokenName).join('');
}

export function idsOfNames(text: string): number[] {
  return Array.from({ length: Math.floor(text.length / length) }, (_, at) =>
    [...text.slice(at * length, (at + 1) * length)].reduce(
      (id, letter) => id * letters.length + letters.indexOf(letter),
      0,
    ),
  );
}
