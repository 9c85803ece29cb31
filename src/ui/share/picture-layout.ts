/**
 * The filled passage as a picture: where every rectangle and word stands, from the run and a way to measure text. Drawing
 * it as SVG or on a canvas is then a plain walk over the list (picture-svg.ts, picture-canvas.ts).
 *
 *   parts, fills -> pieces -> lines of at most `inner` pixels -> shapes
 */
import type { Trajectory } from '#core/rollout/trajectory.ts';

export type Font = {
  readonly family: 'serif' | 'sans';
  readonly size: number;
  readonly weight: 400 | 600;
};

export type Shape =
  | {
      readonly type: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly color: string;
    }
  | {
      readonly type: 'text';
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly font: Font;
      readonly color: string;
      readonly isStruck: boolean;
    };

export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
};

export type Measure = (text: string, font: Font) => number;

/** What a piece of the text is; each has its colours. */
type Kind = 'plain' | 'blank' | 'fill' | 'right' | 'wrong' | 'gold';
type Piece = { readonly text: string; readonly kind: Kind };

const colors: Record<Kind, { readonly ink: string; readonly tint: string | null }> = {
  plain: { ink: '#2b2620', tint: null },
  blank: { ink: '#2f4a9e', tint: '#e2e8fb' },
  fill: { ink: '#2f4a9e', tint: '#e2e8fb' },
  right: { ink: '#1f6b3a', tint: '#e0f3e5' },
  wrong: { ink: '#a3271f', tint: '#fbe7e4' },
  gold: { ink: '#1f6b3a', tint: null },
};
const paper = '#faf7f0';
const faint = '#5f574c';

const width = 1200;
const margin = 72;
const inner = width - 2 * margin;
const line = 64;
const pad = 8;
const serif: Font = { family: 'serif', size: 36, weight: 400 };
const heading: Font = { family: 'serif', size: 52, weight: 400 };
const small: Font = { family: 'sans', size: 22, weight: 400 };

/** `caption`: one line under the passage. */
export function layOut(trajectory: Trajectory, caption: string, measure: Measure): Picture {
  const view = trajectory.started?.task.view;
  const title = view?.kind === 'ramp' ? view.title : '';
  const shapes: Shape[] = [];
  let y = margin + heading.size;
  if (title !== '') {
    shapes.push(text(margin, y, title, heading, '#2b2620'));
    y += line + 12;
  }
  let x = margin;
  for (const piece of piecesOf(trajectory)) {
    const { ink, tint } = colors[piece.kind];
    const room = tint === null ? 0 : pad;
    const wide = measure(piece.text, serif) + 2 * room;
    const isSpace = piece.text.trim() === '';
    if (x + wide > margin + inner && x > margin) {
      x = margin;
      y += line;
      if (isSpace) continue;
    }
    if (tint !== null) {
      shapes.push(box(x, y - serif.size, wide, serif.size + 16, tint));
      shapes.push(box(x, y + 13, wide, 3, ink));
    }
    if (!isSpace) {
      shapes.push({
        ...text(x + room, y, piece.text, serif, ink),
        isStruck: piece.kind === 'wrong',
      });
    }
    x += wide;
  }
  y += line + 24;
  shapes.push(box(margin, y - 40, inner, 1, '#d8d1c3'));
  shapes.push(text(margin, y, caption, small, faint));
  const height = y + margin - 16;
  return { width, height, shapes: [box(0, 0, width, height, paper), ...shapes] };
}

function piecesOf({ started, blanks, reward }: Trajectory): Piece[] {
  const view = started?.task.view;
  if (!view) return [];
  const filled = blanks.map(({ fill, right }, index): Piece[] => {
    if (fill === null) return [{ text: `   ${index + 1}   `, kind: 'blank' }, ...missed(index)];
    if (!reward || right === null) return [{ text: fill, kind: 'fill' }];
    return right
      ? [{ text: fill, kind: 'right' }]
      : [{ text: fill, kind: 'wrong' }, ...missed(index)];
  });
  function missed(index: number): Piece[] {
    const gold = started?.gold?.[index]?.[0];
    return reward && gold !== undefined ? [{ text: ` ${gold}`, kind: 'gold' }] : [];
  }
  if (view.kind === 'question') {
    return [...plain(`${view.question} `), ...(filled[0] ?? [])];
  }
  return view.parts.flatMap((part, at) => [...(filled[at - 1] ?? []), ...plain(part)]);
}

/** Words, spaces, and single Chinese characters with the punctuation after them: lines break between these. */
function plain(part: string): Piece[] {
  const words = part.match(/\p{Script=Han}\p{P}*|[^\s\p{Script=Han}]+|\s+/gu) ?? [];
  return words.map((word) => ({ text: word.replace(/\s+/gu, ' '), kind: 'plain' }));
}

function box(x: number, y: number, wide: number, height: number, color: string): Shape {
  return { type: 'box', x, y, width: wide, height, color };
}

function text(x: number, y: number, content: string, font: Font, color: string) {
  return { type: 'text', x, y, text: content, font, color, isStruck: false } as const;
}
