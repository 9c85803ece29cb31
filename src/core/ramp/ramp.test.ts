import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldTexts, joinParts, partsAround } from '../task/instance.ts';
import { poseTask } from '../task/task.ts';
import type { Span } from '../text/span.ts';
import { toggleMask } from './edit-mask.ts';
import { makeInstance, type Tagger } from './make-instance.ts';
import { rejectionOf, salientSpans } from './salient-spans.ts';
import { repairTitle } from './title-repair.ts';

const noTagger: Tagger = () => [];
const passage =
  'Marie Curie was a physicist who was born in Warsaw in 1867. She moved to Paris in 1891, where she studied at the Sorbonne. With Pierre Curie she found two elements. J. S. Bach died on 28 July 1750 near St. Thomas Church. The Vistula is 1,047 km long, and the Vistula is old.';

const asked = { id: 'i', title: 'Marie Curie', text: passage, language: 'en' as const };

function salientTexts(text: string, title: string, language: 'en' | 'zh' = 'en'): string[] {
  return salientSpans({ text, title, language, tags: [] }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

describe('salient spans', () => {
  it('are names, dates and numbers that pass the filters of the paper', () => {
    expect(salientTexts(passage, 'Marie Curie')).toEqual([
      ...['Warsaw', '1867', 'Paris', '1891', 'Sorbonne'],
      ...['28 July 1750', 'St. Thomas Church', '1,047'],
    ]);
  });

  it.each([
    ['Curie', 'title'],
    ['The Vistula', 'sentence-initial'],
    ['she', 'uninformative'],
    ['J. S. Bach', 'sentence-initial'],
    ['S. Bach died on 28 July 1750 near St. Thomas', 'too-long'],
  ])('%s is left out: %s', (masked, reason) => {
    const start = passage.indexOf(masked);
    const span = { start, end: start + masked.length };
    expect(rejectionOf(span, { ...asked, tags: [] })).toBe(reason);
  });

  it('a part of a hyphened word is left out', () => {
    const text = 'The best-known works of Gaudí stand there.';
    const start = text.indexOf('works') - 'known '.length;
    const span = { start, end: start + 'known works'.length };
    expect(rejectionOf(span, { ...asked, text, tags: [] })).toBe('inside-word');
  });

  it('a span that stands twice is left out', () => {
    const start = passage.lastIndexOf('Vistula');
    const span = { start, end: start + 'Vistula'.length };
    expect(rejectionOf(span, { ...asked, tags: [] })).toBe('repeated');
  });

  it('Chinese dates, numbers, works and transliterated names are found', () => {
    const text =
      '她于1867年出生在华沙，后来和物理学家皮埃尔·居里结婚。她写了《放射性通论》，河长1047公里。';
    expect(salientTexts(text, '居里夫人', 'zh')).toEqual(
      expect.arrayContaining(['1867年', '皮埃尔·居里', '放射性通论', '1047']),
    );
  });
});

describe('instances', () => {
  const request = fc.record({
    masks: fc.integer({ min: 1, max: 4 }),
    seed: fc.nat(),
  });

  it('unmask(mask(p)) = p, with as many different spans as asked for', () => {
    fc.assert(
      fc.property(request, ({ masks, seed }) => {
        const instance = makeInstance({ ...asked, masks, seed }, noTagger);
        if (!instance) throw new Error('nothing to mask');
        expect(instance.spans).toHaveLength(masks);
        expect(joinParts(partsAround(instance.text, instance.spans), goldTexts(instance))).toBe(
          instance.text,
        );
      }),
    );
  });

  it('any text and any disjoint spans: unmasking gives the text back', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 8 }),
        (text, cuts) => {
          const sorted = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
          const spans: Span[] = [];
          for (let at = 0; at + 1 < sorted.length; at += 2) {
            spans.push({ start: sorted[at] ?? 0, end: sorted[at + 1] ?? 0 });
          }
          const golds = spans.map(({ start, end }) => text.slice(start, end));
          expect(joinParts(partsAround(text, spans), golds)).toBe(text);
        },
      ),
    );
  });

  it('the same seed gives the same instance; the view holds no gold', () => {
    fc.assert(
      fc.property(request, ({ masks, seed }) => {
        const instance = makeInstance({ ...asked, masks, seed }, noTagger);
        expect(makeInstance({ ...asked, masks, seed }, noTagger)).toEqual(instance);
        if (!instance) return;
        const { view, gold } = poseTask(instance);
        for (const [text = ''] of gold ?? []) {
          expect(JSON.stringify(view)).not.toContain(JSON.stringify(text).slice(1, -1));
        }
      }),
    );
  });

  it('a text without anything to mask gives null', () => {
    expect(
      makeInstance({ ...asked, text: 'it was so and so', masks: 1, seed: 1 }, noTagger),
    ).toBeNull();
  });
});

describe('title repair', () => {
  it.each([
    ['She was born in 1867.', 'Marie Curie', 'person', 'Marie Curie was born in 1867.'],
    ['Its palace is old.', 'Geneva', 'thing', 'Geneva’s palace is old.'],
    ['His fellow citizens fled.', 'Mecca', 'thing', 'His fellow citizens fled.'],
    ['In Curie’s view, she won.', 'Marie Curie', 'person', 'In Curie’s view, she won.'],
    ['它流入东海。', '长江', 'thing', '长江流入东海。'],
  ] as const)('%s', (text, title, subject, expected) => {
    expect(repairTitle(text, title, subject)).toBe(expected);
  });
});

describe('masking by hand', () => {
  const text = 'Born in Warsaw in 1867.';

  it('a click masks a word, a second click unmasks it', () => {
    const masked = toggleMask(text, [], [], 9, 4);
    expect(masked).toEqual([{ start: 8, end: 14 }]);
    expect(toggleMask(text, masked, [], 10, 4)).toEqual([]);
  });

  it('a salient span is masked whole; over the limit or between words nothing changes', () => {
    expect(toggleMask(text, [], [{ start: 8, end: 22 }], 16, 4)).toEqual([{ start: 8, end: 22 }]);
    expect(toggleMask(text, [], [], 7, 4)).toEqual([]);
    const full = [{ start: 8, end: 14 }];
    expect(toggleMask(text, full, [], 19, 1)).toBe(full);
  });
});
