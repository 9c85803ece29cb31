/**
 * Text from passages, titles and people is data. A tag of the transcript inside it ("</information>",
 * "<mask1>") would become an instruction once it reaches a prompt, so its "<" is replaced by a look-alike.
 * Chat models have tokens with bars of their own, full-width ones and "▁" among them. Any other "<" stays as it is:
 * "a < b" is not a tag.
 */
const tag = /<(?=\s*[/|｜]?\s*[a-z_▁]+\s*\d*\s*[|｜/]?\s*>)/giu;

export function neutralise(text: string): string {
  return text.replace(tag, '‹');
}
