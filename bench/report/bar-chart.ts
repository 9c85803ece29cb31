/** A bar chart as an SVG picture that reads on light and on dark paper, with its values written beside the bars. */
export type Bar = { readonly label: string; readonly value: number; readonly ours: boolean };

export type BarChart = {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly Bar[];
};

const [width, labelWidth, valueWidth, rowHeight, top] = [720, 220, 110, 28, 44];

export function barChart({ title, unit, bars }: BarChart): string {
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = width - labelWidth - valueWidth;
  const height = top + bars.length * rowHeight + 12;
  const rows = bars.map(({ label, value, ours }, at) => {
    const y = top + at * rowHeight;
    const length = Math.max(1, Math.round((value / longest) * room));
    const middle = y + rowHeight / 2 + 4;
    return [
      `  <text class="label" x="${labelWidth - 10}" y="${middle}" text-anchor="end">${escaped(label)}</text>`,
      `  <rect class="${ours ? 'ours' : 'other'}" x="${labelWidth}" y="${y + 5}" width="${length}" height="${rowHeight - 10}" rx="3"/>`,
      `  <text class="value" x="${labelWidth + length + 8}" y="${middle}">${escaped(`${value} ${unit}`.trim())}</text>`,
    ].join('\n');
  });
  const told = bars.map(({ label, value }) => `${label} ${value} ${unit}`.trim()).join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${escaped(`${title}: ${told}`)}</title>
  <style>
    text { font: 13px system-ui, sans-serif; fill: #3d3a34; }
    .title { font-size: 15px; font-weight: 600; }
    .value { fill: #6b665c; }
    .ours { fill: #0f766e; }
    .other { fill: #b9b2a4; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e8e4da; }
      .value { fill: #a8b0b4; }
      .ours { fill: #5eead4; }
      .other { fill: #55606a; }
    }
  </style>
  <text class="title" x="10" y="24">${escaped(title)}</text>
${rows.join('\n')}
</svg>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
