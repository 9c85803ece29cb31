/**
 * Text as tokens and back, by the same rules as training/vocabulary.py: tags are ids that no text can encode to;
 * text between tags is trimmed, its spaces made single, and encoded with one leading space.
 */
import { Tokenizer } from '@huggingface/tokenizers';
import type { Segment } from '#core/rollout/transcript.ts';

/** In the order of their ids. */
export const tags = [
  ...['<pad>', '<bos>', '<end>', '<task>', '<search>', '</search>', '<information>'],
  ...['</information>', '<think>', '</think>', '<fill>', '</fill>', '<answer>', '</answer>'],
  ...['<none>', '<hit1>', '<hit2>', '<hit3>', '<hit4>', '<hit5>', '<mask1>', '<mask2>', '<mask3>'],
  ...['<mask4>', '<mask5>', '<mask6>', '<mask7>', '<mask8>'],
];

const idOfTag = new Map(tags.map((tag, id) => [tag, id]));
const tagPattern = new RegExp(`(${tags.join('|')})`, 'u');

export function tagId(tag: string): number {
  const id = idOfTag.get(tag);
  if (id === undefined) throw new Error(`${tag} is no tag.`);
  return id;
}

export function isTag(id: number): boolean {
  return id < tags.length;
}

export type Vocabulary = {
  readonly size: number;
  readonly encode: (segments: readonly Segment[]) => number[];
  /** Plain text, in which nothing is a tag. */
  readonly encodeText: (text: string) => number[];
  /** Tokens as the text of a decision, tags included. */
  readonly decode: (ids: readonly number[]) => string;
  /** Whether a text token is nothing but space. */
  readonly isBlank: (id: number) => boolean;
};

/** `json` is the text of tokenizer.json; it lists no added tokens, so that no text can become a tag. */
export function openVocabulary(json: string): Vocabulary {
  const tokenizer = new Tokenizer(JSON.parse(json), {});
  const size = tokenizer.get_vocab().size;
  const encodeText = (text: string): number[] => {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line === '') return [];
    return tokenizer.encode(` ${line}`, { add_special_tokens: false }).ids;
  };
  const encodeTagged = (text: string): number[] =>
    text.split(tagPattern).flatMap((part) => {
      const id = idOfTag.get(part);
      return id === undefined ? encodeText(part) : [id];
    });
  const decodeText = (ids: number[]) =>
    tokenizer.decode(ids, { skip_special_tokens: false, clean_up_tokenization_spaces: false });
  const isBlank = new Map<number, boolean>();
  return {
    size,
    encodeText,
    encode: (segments) =>
      segments.flatMap(({ role, text }) =>
        role === 'data' ? encodeText(text) : encodeTagged(text),
      ),
    decode: (ids) => decodeTagged(ids, decodeText),
    isBlank: (id) => {
      const known = isBlank.get(id) ?? decodeText([id]).trim() === '';
      isBlank.set(id, known);
      return known;
    },
  };
}

function decodeTagged(ids: readonly number[], decodeText: (ids: number[]) => string): string {
  let out = '';
  let run: number[] = [];
  const flush = (end: string) => {
    if (run.length > 0) out += decodeText(run) + end;
    run = [];
  };
  for (const id of ids) {
    const tag = tags[id];
    if (tag === undefined) run.push(id);
    else {
      flush(' ');
      out += tag;
    }
  }
  flush('');
  return out;
}
