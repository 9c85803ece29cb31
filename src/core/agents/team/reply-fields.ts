/** The last JSON object in what a model wrote: between sentences, in a code fence, or cut off before its end. */
export type ReplyFields = Readonly<Record<string, unknown>>;

export function lastJsonObject(text: string): ReplyFields | null {
  for (let at = text.lastIndexOf('{'); at >= 0; at = text.lastIndexOf('{', at - 1)) {
    for (const end of ['', '}', '"}', '"]}']) {
      const found = parsed(withoutTail(text.slice(at), end) + end);
      if (found) return found;
    }
    if (at === 0) return null;
  }
  return null;
}

/** A whole object ends at its last brace; what was cut off has none to end at. */
function withoutTail(text: string, end: string): string {
  const last = text.lastIndexOf('}');
  return end === '' && last >= 0 ? text.slice(0, last + 1) : text;
}

function parsed(text: string): ReplyFields | null {
  try {
    const value: unknown = JSON.parse(text.replace(/,(?=\s*[}\]])/gu, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

export function textIn(fields: ReplyFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : '';
}

/** 2 and "2" alike; null for anything else. */
export function numberIn(fields: ReplyFields, name: string): number | null {
  const value = fields[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

export function textsIn(fields: ReplyFields, name: string): string[] {
  const value = fields[name];
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => (typeof one === 'string' && one.trim() !== '' ? [one.trim()] : []));
}
