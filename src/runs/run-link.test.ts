import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRunLink } from './decode-run-link.ts';
import { anyRun } from './run.fixture.ts';
import { encodeRunLink } from './run-link.ts';

describe('replay links', () => {
  it('give back the run, or say that it does not fit', () => {
    fc.assert(
      fc.property(anyRun, (events) => {
        const hash = encodeRunLink(events);
        if (hash === null) return;
        expect(hash.length).toBeLessThanOrEqual(8192);
        expect(decodeRunLink(hash)).toEqual({ events });
      }),
      { numRuns: 60 },
    );
  });

  it('never throw, whatever stands after the sign', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeRunLink(`#run=${text}`)).not.toBeUndefined();
        expect(decodeRunLink(`#v=1&${text}`)).toBeNull();
      }),
    );
  });
});
