/** A laid-out picture as SVG text or on a canvas. Both use the same letters, so that what was measured fits. */
import type { Font, Measure, Picture } from './picture-layout.ts';

const families: Record<Font['family'], string> = {
  serif: 'Charter, Georgia, "Noto Serif", "Songti SC", "Noto Serif CJK SC", SimSun, serif',
  sans: '"Segoe UI", system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans", sans-serif',
};

/** Measures with a canvas; the font is the one that will be drawn. */
export function canvasMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (!context) return text.length * font.size * 0.6;
    context.font = css(font);
    return context.measureText(text).width;
  };
}

export function pictureSvg({ width, height, shapes }: Picture): string {
  const drawn = shapes.map((shape) => {
    if (shape.type === 'box') {
      const { x, y, color } = shape;
      return `<rect x="${x}" y="${y}" width="${shape.width}" height="${shape.height}" fill="${color}"/>`;
    }
    const { x, y, text, font, color, isStruck } = shape;
    const strike = isStruck ? ' text-decoration="line-through"' : '';
    return `<text x="${x}" y="${y}" fill="${color}" font-family='${families[font.family]}' font-size="${font.size}" font-weight="${font.weight}" xml:space="preserve"${strike}>${escaped(text)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">\n${drawn.join('\n')}\n</svg>\n`;
}

/** Rejects when the browser can't make a picture of it. */
export function picturePng({ width, height, shapes }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  canvas.width = width * scale;
  canvas.height = height * scale;
  context?.scale(scale, scale);
  for (const shape of shapes) {
    if (!context) break;
    context.fillStyle = shape.color;
    if (shape.type === 'box') {
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
    } else {
      context.font = css(shape.font);
      context.fillText(shape.text, shape.x, shape.y);
      if (shape.isStruck) {
        const { width: wide } = context.measureText(shape.text);
        context.fillRect(shape.x, shape.y - shape.font.size * 0.28, wide, 2);
      }
    }
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))), 'image/png');
  });
}

/** Sharp on screens with two points a pixel, and on paper. */
const scale = 2;

function css({ weight, size, family }: Font): string {
  return `${weight} ${size}px ${families[family]}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
