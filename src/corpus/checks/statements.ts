/**
 * Statements that sentences make about documents' subjects, by pattern: "Chopin was born in 1810" in any
 * document says (Frédéric Chopin, born, 1810). Only sentences that name exactly one possible subject close
 * before the cue count, and only places that have a document of their own (a street or a province is no
 * contradiction), so that few statements are found but hardly a wrong one.
 */
import { normalise } from '#core/text/normalise.ts';
import { sentences } from '#core/text/sentences.ts';
import { namesOf, type SourceDocument } from './source-document.ts';

export type Statement = {
  readonly subject: SourceDocument;
  readonly relation: string;
  readonly value: string;
  readonly where: string;
  readonly sentence: string;
};

type Pattern = { readonly relation: string; readonly cue: RegExp };

const year = String.raw`(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December),? )?(?<value>\d{3,4})(?!\d| ?(?:BC|km|metres|kilometres|years))`;
const place = String.raw`(?<value>\p{Lu}[\p{L}'’\-]+(?: \p{Lu}[\p{L}'’\-]+)*)`;
const number = String.raw`(?<value>\d[\d,]*(?:\.\d+)?)`;

/** Each follows the subject's name directly ("Chopin, who was born …" too). */
const after: readonly Pattern[] = [
  pattern(
    'born',
    String.raw`was born (?:\p{L}+ )?(?:in|at|near) (?:\p{Lu}[\p{L} ’'\-]*? )?(?:in|on) ${year}`,
  ),
  pattern('born', String.raw`was born (?:in|on) ${year}`),
  pattern('birthplace', String.raw`was born (?:in|at) ${place}`),
  pattern('died', String.raw`died (?:in|at|near|on) (?:\p{Lu}[\p{L} ’'\-]*? (?:in|on) )?${year}`),
  pattern('deathplace', String.raw`died (?:in|at) ${place}`),
  pattern('founded', String.raw`was (?:founded|established) (?:in|on) ${year}`),
  pattern('published', String.raw`(?:was published|appeared|came out) (?:in|on) ${year}`),
  pattern('released', String.raw`was released (?:in|on) ${year}`),
  pattern('opened', String.raw`(?:was )?opened (?:in|on) ${year}`),
  pattern('completed', String.raw`was (?:completed|finished) (?:in|on) ${year}`),
  pattern('discovered', String.raw`was discovered (?:in|on) ${year}`),
  pattern(
    'length-km',
    String.raw`(?:is|runs|flows)(?: about)? ${number} (?:km|kilometres)(?: long)?`,
  ),
  pattern('height-m', String.raw`(?:is|rises|stands)(?: about)? ${number} metres (?:high|tall)`),
];

const chinese: readonly Pattern[] = [
  pattern(
    'born',
    String.raw`(?:生于|出生于)?(?:公元)?(?<value>\d{3,4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生于)`,
  ),
  pattern('length-km', String.raw`全长(?:约)?(?<value>\d+)(?:公里|千米)`),
];

function pattern(relation: string, source: string): Pattern {
  return { relation, cue: new RegExp(`^(?:,? who|,? which)? ?${source}`, 'u') };
}

/** "capital" is told backwards: "Paris is the capital of France"; "was the capital" tells of other times. */
const capital = new RegExp(
  String.raw`${place},? is the capital of ${place.replace('value', 'country')}`,
  'gu',
);

export function statementsIn(documents: readonly SourceDocument[]): Statement[] {
  const byName = subjectsByName(documents);
  return allStatements(documents, byName).filter(
    ({ relation, value }) => !isPlace(relation) || isTown(byName.get(value)),
  );
}

function isPlace(relation: string): boolean {
  return relation.endsWith('place') || relation === 'capital';
}

function isTown(place: SourceDocument | undefined): boolean {
  return place?.field === 'geography' && !!place.facts['country'] && !place.facts['length-km'];
}

function allStatements(
  documents: readonly SourceDocument[],
  byName: ReadonlyMap<string, SourceDocument>,
): Statement[] {
  const byStart = namesByStart(byName);
  return documents.flatMap((document) =>
    sentences(document.text).flatMap(({ start, end }) => {
      const sentence = document.text.slice(start, end);
      const found = { where: document.id, sentence };
      return [
        ...named(sentence, byStart).flatMap(({ subject, rest }) =>
          (document.language === 'zh' ? chinese : after).flatMap(
            ({ relation, cue }): Statement[] => {
              const value = cue.exec(rest)?.groups?.['value'];
              return value ? [{ subject, relation, value, ...found }] : [];
            },
          ),
        ),
        ...Array.from(sentence.matchAll(capital)).flatMap(({ groups }): Statement[] => {
          const subject = byName.get(groups?.['country'] ?? '');
          const value = knownEnd(groups?.['value'] ?? '', byName);
          return subject && value ? [{ subject, relation: 'capital', value, ...found }] : [];
        }),
      ];
    }),
  );
}

/** "Today Paris" ends in a name that is known: "Paris". */
function knownEnd(value: string, byName: ReadonlyMap<string, SourceDocument>): string | undefined {
  const parts = value.split(' ');
  return parts.map((_, from) => parts.slice(from).join(' ')).find((end) => byName.has(end));
}

/** Names that belong to one document only: a name shared by two says nothing about either. */
function subjectsByName(documents: readonly SourceDocument[]): Map<string, SourceDocument> {
  const owners = new Map<string, SourceDocument | null>();
  for (const document of documents) {
    for (const name of namesOf(document).filter((one) => /\p{L}{3}|\p{Script=Han}/u.test(one))) {
      const owner = owners.get(name);
      owners.set(name, owner === undefined || owner === document ? document : null);
    }
  }
  return new Map([...owners].flatMap(([name, owner]) => (owner ? [[name, owner] as const] : [])));
}

type Naming = {
  readonly subject: SourceDocument;
  readonly rest: string;
  readonly at: number;
  readonly name: string;
};

/** Every name in the sentence with what follows it; the longest name at a place. */
function named(sentence: string, byStart: NamesByStart): Naming[] {
  const found: Naming[] = [];
  for (let at = 0; at < sentence.length; at += 1) {
    for (const [name, subject] of byStart.get(sentence.slice(at, at + startLength)) ?? []) {
      const insideWord = subject.language === 'en' && /[\p{L}\p{N}-]$/u.test(sentence.slice(0, at));
      if (insideWord || !sentence.startsWith(name, at)) continue;
      found.push({ subject, rest: sentence.slice(at + name.length), at, name });
    }
  }
  const covers = (long: Naming, short: Naming) =>
    long.name.length > short.name.length &&
    long.at <= short.at &&
    long.at + long.name.length >= short.at + short.name.length;
  return found.filter((one) => !found.some((other) => covers(other, one)));
}

const startLength = 2;
type NamesByStart = ReadonlyMap<string, readonly (readonly [string, SourceDocument])[]>;

/** Names by their first characters, so that a sentence is not searched for each of thousands. */
function namesByStart(byName: ReadonlyMap<string, SourceDocument>): NamesByStart {
  const byStart = new Map<string, [string, SourceDocument][]>();
  for (const [name, subject] of byName) {
    const start = name.slice(0, startLength);
    byStart.set(start, [...(byStart.get(start) ?? []), [name, subject]]);
  }
  return byStart;
}

/** Whether two values of a relation agree: numbers exactly, dates by year, places when one holds the other. */
export function agree(relation: string, a: string, b: string): boolean {
  const yearOf = (value: string) => /^(\d{1,4})-\d\d-\d\d$/u.exec(value)?.[1] ?? value;
  const [one, two] = [normalise(yearOf(a)), normalise(yearOf(b))];
  if (one === two) return true;
  return isPlace(relation) && (one.includes(two) || two.includes(one));
}
