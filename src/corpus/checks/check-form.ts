/** Each document by itself: length, links, facts that stand in its text; and no sentence that stands twice. */
import { normalise } from '#core/text/normalise.ts';
import { sentences } from '#core/text/sentences.ts';
import { words } from '#core/text/words.ts';
import type { Finding, SourceDocument } from './source-document.ts';
import { namesOf } from './source-document.ts';

/** Words of an English document, characters of a Chinese one. */
const lengths = { en: [120, 220], zh: [150, 320] } as const;
const shortestSentence = { en: 6, zh: 12 } as const;
/** So many words, or characters, in a row that two documents share are the same wording. */
const sharedRun = { en: 10, zh: 20 } as const;

export function checkForm(documents: readonly SourceDocument[]): Finding[] {
  const known = new Map(
    documents.map((document) => [`${document.language} ${document.title}`, document]),
  );
  return [
    ...documents.flatMap((document) => [
      ...checkLength(document),
      ...checkLinks(document, known),
      ...checkOwnFacts(document),
    ]),
    ...checkTitles(documents),
    ...checkDuplicates(documents),
    ...checkSharedWording(documents),
  ];
}

function checkLength({ id, text, language }: SourceDocument): Finding[] {
  const length = language === 'zh' ? words(text).length : text.split(/\s+/u).length;
  const [low, high] = lengths[language];
  if (length >= low && length <= high) return [];
  const problem = `It has ${length} words, not ${low} to ${high}.`;
  return [{ check: 'form', where: id, problem }];
}

function checkLinks(
  document: SourceDocument,
  known: ReadonlyMap<string, SourceDocument>,
): Finding[] {
  const text = normalise(document.text);
  return document.links.flatMap((link): Finding[] => {
    const target = known.get(`${document.language} ${link}`);
    const where = document.id;
    if (!target)
      return [
        { check: 'link', where, problem: `It links to "${link}", and there is no such document.` },
      ];
    const named = namesOf(target).some((name) => text.includes(normalise(name)));
    return named
      ? []
      : [
          {
            check: 'link',
            where,
            problem: `It links to "${link}", but its text never mentions it.`,
          },
        ];
  });
}

function checkOwnFacts({ id, text, facts }: SourceDocument): Finding[] {
  const held = normalise(text);
  return Object.entries(facts).flatMap(([relation, values]) =>
    values.flatMap((value): Finding[] => {
      const shown = /^(\d{1,4})-\d\d-\d\d$/u.exec(value)?.[1] ?? value;
      if (held.includes(normalise(shown))) return [];
      return [
        {
          check: 'fact',
          where: id,
          problem: `Its fact ${relation}: ${value} does not stand in its text.`,
        },
      ];
    }),
  );
}

function checkTitles(documents: readonly SourceDocument[]): Finding[] {
  return repeated(documents, ({ title, language }) => [`${language} ${title}`]).map(
    ([title, ids]) => ({
      check: 'title',
      where: ids.join(', '),
      problem: `The title "${title.slice(3)}" stands more than once.`,
    }),
  );
}

function checkDuplicates(documents: readonly SourceDocument[]): Finding[] {
  const sentencesOf = ({ text, language }: SourceDocument) =>
    sentences(text)
      .map(({ start, end }) => normalise(text.slice(start, end)))
      .filter((sentence) => sentence.split(' ').length >= shortestSentence[language]);
  return repeated(documents, sentencesOf).map(([sentence, ids]) => ({
    check: 'duplicate',
    where: ids.join(', '),
    problem: `The sentence "${sentence}" stands more than once.`,
  }));
}

/** The first shared run of each pair of documents. */
function checkSharedWording(documents: readonly SourceDocument[]): Finding[] {
  const pairs = new Map<string, string>();
  const runsOf = ({ text, language }: SourceDocument) => {
    const own = normalise(text).split(' ');
    const length = sharedRun[language];
    const runs = own.slice(length - 1).map((_, at) => own.slice(at, at + length).join(' '));
    return [...new Set(runs)];
  };
  for (const [run, ids] of repeated(documents, runsOf)) {
    const where = ids.join(', ');
    if (!pairs.has(where)) pairs.set(where, run);
  }
  return [...pairs].map(([where, run]) => ({
    check: 'wording',
    where,
    problem: `Both say "${run}": say it in other words in one of them.`,
  }));
}

/** Keys that more than one document has, or one document twice, with the ids. */
function repeated(
  documents: readonly SourceDocument[],
  keysOf: (document: SourceDocument) => readonly string[],
): [string, string[]][] {
  const ids = new Map<string, string[]>();
  for (const document of documents) {
    for (const key of keysOf(document)) ids.set(key, [...(ids.get(key) ?? []), document.id]);
  }
  return [...ids].filter(([, all]) => all.length > 1);
}
