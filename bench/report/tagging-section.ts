/** Tagging libraries in docs/benchmarks.md. */
import { keysAt, machineLine, table } from './figures-at.ts';

const titles: Readonly<Record<string, string>> = {
  patterns: 'our patterns alone (names, dates, numbers)',
  compromise: 'with compromise (ours)',
  wink: 'with wink-nlp and its small English model',
};

export function taggingSection(data: unknown): string[] {
  const names = keysAt(data, 'tagging.taggers');
  if (names.length === 0) return [];
  return [
    '## Tagging\n',
    'What is worth masking is found by patterns and a tagger. People chose the blanks of the written exercises, so a tagger is good',
    'when it proposes the same spans, calls them by the same kind (person, place, …) and proposes little else. Each in a process of its own.\n',
    machineLine(data, 'tagging'),
    table(
      data,
      names.map((name) => [titles[name] ?? name, `tagging.taggers.${name}`]),
      [
        { title: 'written blanks proposed', key: 'found' },
        { title: 'at least in part', key: 'touched' },
        { title: 'of those the same kind', key: 'kindAgrees' },
        { title: 'proposals in 100 words', key: 'proposals' },
        { title: 'load, processor ms', key: 'loadCpuMs' },
        { title: 'words a processor second', key: 'wordsPerCpuSecond' },
        { title: 'kB packed', key: 'kilobytes' },
      ],
    ),
    '',
  ];
}
