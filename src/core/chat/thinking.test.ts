import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinkingSplitter } from './thinking.ts';

/** What each channel holds after the pieces. */
function split(pieces: readonly string[]): { thinking: string; reply: string } {
  const splitter = thinkingSplitter();
  const all = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
  const of = (channel: 'thinking' | 'reply') =>
    all
      .filter((delta) => delta.channel === channel)
      .map(({ text }) => text)
      .join('');
  return { thinking: of('thinking'), reply: of('reply') };
}

describe('thinking', () => {
  it('is told from the reply wherever the stream is cut', () => {
    const fragments = fc.constantFrom(
      '<think>',
      '</think>',
      '<',
      '</',
      'hm',
      ' ',
      'th>',
      '{"a":1}',
    );
    fc.assert(
      fc.property(
        fc.array(fragments, { maxLength: 12 }).map((all) => all.join('')),
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (text, sizes) => {
          const pieces: string[] = [];
          for (let at = 0; at < text.length; ) {
            const size = sizes.next().value ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          expect(split(pieces)).toEqual(split([text]));
        },
      ),
    );
  });

  it('leaves text without tags as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('<think>'));
        expect(split([text])).toEqual({ thinking: '', reply: text });
      }),
    );
  });

  it.each([
    [['<think>hm</think>{}'], 'hm', '{}'],
    [['<think>', 'never closed'], 'never closed', ''],
    [['a <', 'b'], '', 'a <b'],
  ])('%j', (pieces, thinking, reply) => {
    expect(split(pieces)).toEqual({ thinking, reply });
  });
});
