import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount } from './policy/parameters.ts';
import { labPolicyId, weightsOfPolicyId } from './shareable-weights.ts';

describe('weights as a policy id', () => {
  it('come back to within a thousandth, and fit a link', () => {
    const some = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), {
      minLength: parameterCount,
      maxLength: parameterCount,
    });
    fc.assert(
      fc.property(some, (list) => {
        const id = labPolicyId(Float64Array.from(list));
        expect(id).toMatch(/^lab:1\.[\w-]+$/u);
        expect(id.length).toBeLessThan(700);
        const back = weightsOfPolicyId(id);
        for (const [at, weight] of list.entries())
          expect(Math.abs((back?.[at] ?? Number.NaN) - weight)).toBeLessThan(0.001);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses whatever else it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(weightsOfPolicyId(`lab:1.${text}`)).toBeNull();
        expect(weightsOfPolicyId(text)).toBeNull();
      }),
    );
    const whole = labPolicyId(new Float64Array(parameterCount));
    expect(weightsOfPolicyId(whole.slice(0, -2))).toBeNull();
    expect(weightsOfPolicyId(whole.replace('lab:1.', 'lab:2.'))).toBeNull();
  });
});
