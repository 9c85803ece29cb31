/**
 * The paper's table beside what this project measures. Its numbers stand in docs/paper-table.json, a line each, and only
 * those that were read in the paper itself: a row that has none is not printed.
 */
import { z } from 'zod';
import { type Figures, type Measure, parseFigures } from '../../scripts/figures.ts';

const paperTable = z.object({
  datasets: z.array(z.string()),
  rows: z.array(
    z.object({
      model: z.string(),
      method: z.string(),
      /** Token recall in percent for each dataset, and their mean as the paper prints it; null until it was read there. */
      recall: z.array(z.number().min(0).max(100)).nullable(),
    }),
  ),
});

export type PaperTable = z.infer<typeof paperTable>;

/** Throws when a filled row does not have a number for each dataset and their mean: then it was not copied right. */
export function parsePaperTable(text: string): PaperTable {
  const table = paperTable.parse(JSON.parse(text));
  for (const { model, method, recall } of table.rows) {
    if (recall === null) continue;
    const each = recall.slice(0, -1);
    const mean = each.reduce((sum, value) => sum + value, 0) / each.length;
    const isWhole = each.length === table.datasets.length;
    if (!isWhole || Math.abs(mean - (recall.at(-1) ?? 0)) > 0.02)
      throw new Error(`docs/paper-table.json, ${model}, ${method}: the last number is no mean.`);
  }
  return table;
}

export function paperSection(paperText: string, figuresText: string): string[] {
  const paper = parsePaperTable(paperText);
  const filled = paper.rows.filter(({ recall }) => recall !== null);
  return [
    "## Beside the paper's table\n",
    'The MaskSearch paper (arXiv 2505.20285) reports token recall, in percent, of Qwen2.5 1.5B, 3B and 7B on',
    `${paper.datasets.slice(0, -1).join(', ')} and ${paper.datasets.at(-1)}, searching the open web. **Those are other models,`,
    'forty to two hundred times as large, on other questions, over another corpus: nothing here can be compared with them**,',
    'except that both measure token recall.\n',
    ...(filled.length === 0 ? notRead : theirs(paper.datasets, filled)),
    ...ours(parseFigures(figuresText)),
  ];
}

const notRead = [
  'Its numbers are not repeated here, because we could not check them: the table of the main results is a picture in the',
  "authors' repository (github.com/Alibaba-NLP/MaskSearch, `img/tab-main.png`), the paper itself (arxiv.org/abs/2505.20285) was out of",
  'reach when this was written, and the one copy as text that could be looked up contradicts itself (a row whose average is',
  'not the mean of its columns). A reader finds them there; in `docs/paper-table.json` each row waits for its line.\n',
];

function theirs(datasets: readonly string[], rows: PaperTable['rows']): string[] {
  const body = rows.map(({ model, method, recall }) => [
    ...[model, method],
    ...(recall ?? []).map((value) => value.toFixed(2)),
  ]);
  return [lines(['model', 'method', ...datasets, 'mean'], body), ''];
}

/** Multi-hop questions, the nearest that we measure. */
function ours({ rows }: Figures): string[] {
  const body = rows
    .filter(({ id }) => id === 'questions' || id === 'multi-hop')
    .flatMap(({ label, measured }) =>
      Object.entries(measured).map(([policy, { n, metrics }]) => [
        ...[policy, label, String(n), percent(metrics.tokenRecall)],
      ]),
    );
  if (body.length === 0) return [];
  return [
    'Ours, token recall of multi-hop questions in percent, with 95 % intervals ([all figures](../README.md#figures)):\n',
    lines(['policy', 'questions', 'n', 'token recall'], body),
    '',
  ];
}

function percent(measure: Measure | undefined): string {
  if (!measure) return '–';
  const [value, low, high] = measure.map((share) => (100 * share).toFixed(1));
  return `${value} [${low}, ${high}]`;
}

function lines(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}
