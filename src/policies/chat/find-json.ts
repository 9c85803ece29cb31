/**
 * The JSON object in what a chat model wrote, however it wrote it: in a code fence, between sentences, with
 * trailing commas, single quotes or bare keys, or cut off before its end.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The last object that can be read: models correct themselves, and examples come first. Null when there is none. */
export function findJson(text: string): JsonObject | null {
  let found: JsonObject | null = null;
  for (let at = text.indexOf('{'); at >= 0; ) {
    const end = endOfObject(text, at);
    const object = readObject(text.slice(at, end ?? text.length), end === null);
    if (object) found = object;
    at = text.indexOf('{', object && end !== null ? end : at + 1);
  }
  return found;
}

/** Index after the brace that closes the one at `start`; null when none does. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  for (const { at, char, quoted } of outsideStrings(text, start)) {
    if (quoted) continue;
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** Every character from `start`, with whether it stands inside a double-quoted string. */
function* outsideStrings(text: string, start: number) {
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else yield { at, char, quoted };
  }
}

function readObject(text: string, isCut: boolean): JsonObject | null {
  const whole = isCut ? closed(text) : text;
  for (const attempt of [whole, mended(whole)]) {
    try {
      const value: unknown = JSON.parse(attempt);
      if (isObject(value)) return value;
    } catch {
      // The next attempt, or no object.
    }
  }
  return null;
}

/** A cut-off object with its string and braces closed. */
function closed(text: string): string {
  let depth = 0;
  let quotes = 0;
  for (const { char, quoted } of outsideStrings(text, 0)) {
    if (!quoted && char === '{') depth += 1;
    if (!quoted && char === '}') depth -= 1;
  }
  for (const _ of text.replace(/\\./gu, '').matchAll(/"/gu)) quotes += 1;
  return `${text.replace(/\\$/u, '')}${quotes % 2 === 1 ? '"' : ''}${'}'.repeat(Math.max(0, depth))}`;
}

/** What people and small models write instead of JSON. */
function mended(text: string): string {
  return text
    .replace(/'((?:[^'\\\n]|\\.)*)'(?=\s*[:,}\]])/gu, (_, inner: string) => JSON.stringify(inner))
    .replace(/([{,]\s*)([A-Za-z_]\w*)(?=\s*:)/gu, '$1"$2"')
    .replace(/:\s*None\b/gu, ': null')
    .replace(/,(?=\s*[}\]])/gu, '')
    .replace(/"\s*\n\s*"(?=\w+"\s*:)/gu, '", "');
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
