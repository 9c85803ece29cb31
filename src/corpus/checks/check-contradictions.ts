/** Contradictions between documents: what sentences anywhere say of a subject against its own facts, and facts against facts. */
import type { Finding, SourceDocument } from './source-document.ts';
import { agree, type Statement, statementsIn } from './statements.ts';

export function checkContradictions(documents: readonly SourceDocument[]): Finding[] {
  const statements = statementsIn(documents);
  return [...againstFacts(statements), ...againstEachOther(statements), ...capitals(documents)];
}

function againstFacts(statements: readonly Statement[]): Finding[] {
  return statements.flatMap(({ subject, relation, value, where, sentence }): Finding[] => {
    const own = subject.facts[relation];
    if (!own || own.some((fact) => agree(relation, fact, value))) return [];
    const problem = `"${sentence}" says ${relation} ${value}, but ${subject.id} has ${own.join(', ')}.`;
    return [{ check: 'contradiction', where, problem }];
  });
}

/** Two sentences that differ where the subject's front matter says nothing. */
function againstEachOther(statements: readonly Statement[]): Finding[] {
  const first = new Map<string, Statement>();
  return statements.flatMap((statement): Finding[] => {
    const { subject, relation, value, where, sentence } = statement;
    if (subject.facts[relation]) return [];
    const key = `${subject.id} ${relation}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, statement);
    if (!earlier || agree(relation, earlier.value, value)) return [];
    const problem = `"${sentence}" says ${relation} ${value} of ${subject.title}, but ${earlier.where} says ${earlier.value}.`;
    return [{ check: 'contradiction', where, problem }];
  });
}

/** A country's capital, where it has a document, lies in that country. */
function capitals(documents: readonly SourceDocument[]): Finding[] {
  const byTitle = new Map(documents.map((document) => [document.title, document]));
  return documents.flatMap((country) =>
    (country.facts['capital'] ?? []).flatMap((capital): Finding[] => {
      const lies = byTitle.get(capital)?.facts['country'];
      // A former state ("Ming dynasty") had its capital in what is another country now.
      if (!lies || country.field !== 'geography' || lies.includes(country.title)) return [];
      const problem = `It has the capital ${capital}, but that document lies in ${lies.join(', ')}.`;
      return [{ check: 'contradiction', where: country.id, problem }];
    }),
  );
}
