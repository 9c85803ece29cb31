/** A half-open range `[start, end)` of a text, in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

export function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when every span is non-empty, inside the text, after the one before it and apart from it. */
export function areDisjointAndSorted(spans: readonly Span[], length: number): boolean {
  let end = 0;
  for (const span of spans) {
    const whole = Number.isInteger(span.start) && Number.isInteger(span.end);
    if (!whole || span.start < end || span.end <= span.start || span.end > length) return false;
    end = span.end;
  }
  return true;
}
