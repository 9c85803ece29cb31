/** docs/benchmarks.md and its charts, made of docs/benchmarks.json. What was not measured has no section. */
import { engineSection } from './engine-section.ts';
import { gpuSection } from './gpu-section.ts';
import { otherSections } from './other-sections.ts';
import { paperSection } from './paper-section.ts';
import { scaleSection } from './scale-section.ts';
import { searchSection } from './search-section.ts';
import { startupSection } from './startup-section.ts';
import { taggingSection } from './tagging-section.ts';

export type BenchmarksDocument = {
  readonly markdown: string;
  /** By file name, in docs/charts. */
  readonly charts: ReadonlyMap<string, string>;
};

const introduction = `# Benchmarks

\`npm run bench -- --write\` measures, keeps the figures in [benchmarks.json](benchmarks.json) and makes this page of them.
Whoever runs it gets other times; what is compared here was measured in one run, in turn or one after the other. Where it
says processor time, other programs on the machine change little; other times hold for the load that is named.
`;

/** `paper` is docs/paper-table.json and `figures` docs/figures.json, as text. */
export function benchmarksDocument(
  data: unknown,
  paper: string,
  figures: string,
): BenchmarksDocument {
  const charts = new Map<string, string>();
  const sections = [
    introduction,
    ...startupSection(data, charts),
    ...searchSection(data, charts),
    ...scaleSection(data),
    ...engineSection(data, charts),
    ...gpuSection(data),
    ...taggingSection(data),
    ...otherSections(data),
    ...paperSection(paper, figures),
  ];
  return { markdown: `${sections.join('\n').trim()}\n`, charts };
}
