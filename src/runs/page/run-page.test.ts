import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRun } from '../run.fixture.ts';
import { decodeRunFile } from '../run-file.ts';
import type { PageLabels } from './page-labels.ts';
import { runPage } from './run-page.ts';

const labels: PageLabels = {
  language: 'en',
  recorded: 'Recorded run',
  policy: 'p',
  search: (n) => `Search ${n}`,
  hits: (count) => `${count} hits`,
  fill: (n) => `Blank ${n}`,
  unknown: 'not known',
  reward: 'Reward',
  right: (right, count) => `${right} of ${count}`,
  was: 'was',
  sources: 'Sources:',
  controls: { back: 'Back', play: 'Play', forward: 'On' },
  made: 'Made here.',
};

describe('a run as a page', () => {
  it('gives the run back when it is opened again', () => {
    fc.assert(
      fc.property(anyRun, (events) => {
        expect(decodeRunFile(runPage(events, labels))).toEqual({ events });
      }),
      { numRuns: 60 },
    );
  });

  it('lets no text of a run become markup', () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    fc.assert(
      fc.property(anyRun, (events) => {
        const spoilt: typeof events = JSON.parse(
          JSON.stringify(events, (key, value: unknown) =>
            ['title', 'text', 'query', 'question', 'source'].includes(key) &&
            typeof value === 'string'
              ? evil
              : value,
          ),
        );
        const html = runPage(spoilt, { ...labels, policy: evil });
        expect(html.match(/<script/gu)).toHaveLength(2);
        expect(html).not.toContain('<img');
      }),
      { numRuns: 60 },
    );
  });

  it('has a section for every event, and asks nothing of a network', () => {
    fc.assert(
      fc.property(anyRun, (events) => {
        const html = runPage(events, labels);
        expect(html.match(/<section class="frame"/gu)).toHaveLength(events.length);
        expect(html).not.toMatch(/<(?:link|img|iframe|script src)/u);
        expect(html).toContain("default-src 'none'");
      }),
      { numRuns: 30 },
    );
  });
});
