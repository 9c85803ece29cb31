import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRun } from '#core/rollout/trajectory.ts';
import { run } from '#core/run.fixture.ts';
import { pictureSvg } from './picture-draw.ts';
import { layOut, type Measure } from './picture-layout.ts';

const measure: Measure = (text, { size }) => text.length * size * 0.5;

describe('the picture of a passage', () => {
  it('keeps every word on the paper, and every letter of the passage', () => {
    fc.assert(
      fc.property(run, (events) => {
        const trajectory = foldRun(events);
        const { width, height, shapes } = layOut(trajectory, 'caption', measure);
        for (const shape of shapes) {
          expect(shape.x).toBeGreaterThanOrEqual(0);
          expect(shape.y).toBeLessThanOrEqual(height);
          const wide = shape.type === 'box' ? shape.width : measure(shape.text, shape.font);
          // A single word that is wider than the paper has nowhere to go.
          if (wide < 1000) expect(shape.x + wide).toBeLessThanOrEqual(width);
        }
        const view = trajectory.started?.task.view;
        const parts = view?.kind === 'ramp' ? view.parts : [];
        const drawn = shapes
          .flatMap((shape) => (shape.type === 'text' ? [shape.text] : []))
          .join('');
        for (const word of parts.join(' ').split(/\s+/u)) expect(drawn).toContain(word);
      }),
    );
  });

  it('as SVG holds text as text', () => {
    const evil = '<script>alert("&")</script>';
    fc.assert(
      fc.property(run, (events) => {
        const svg = pictureSvg(layOut(foldRun(events), evil, measure));
        expect(svg).not.toContain('<script');
        expect(svg.match(/<svg/gu)).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});
