import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRoute, encodeRoute, stageRoute } from './route.ts';

const screen = fc.stringMatching(/^[a-z]+(?:-[a-z]+)?$/u);
const rest = fc.oneof(fc.constant(''), fc.stringMatching(/^[/?][\w=&/.-]*$/u));

describe('routes', () => {
  it('give back what went in', () => {
    fc.assert(
      fc.property(screen, rest, (name, after) => {
        const route = { screen: name, rest: after };
        expect(decodeRoute(encodeRoute(route))).toEqual(route);
      }),
    );
  });

  it('leave recipe links and bare addresses alone', () => {
    for (const hash of ['', '#', '#v=1&policy=baseline&task=/x', '#v=1&corpus=a/b']) {
      expect(decodeRoute(hash)).toBeNull();
    }
  });

  it('show the stage where no screen is named', () => {
    expect(decodeRoute('#/')).toEqual(stageRoute);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeRoute(`#/${text}`)).not.toBeUndefined();
      }),
    );
  });
});
