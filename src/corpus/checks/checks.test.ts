import { describe, expect, it } from 'vitest';
import type { Instance, Question } from '#core/task/instance.ts';
import { checkContradictions } from './check-contradictions.ts';
import { checkForm } from './check-form.ts';
import { checkTasks } from './check-tasks.ts';
import { type Finding, parseSourceDocument, type SourceDocument } from './source-document.ts';

/** Words that no other document has. */
function filler(title: string): string {
  return Array.from({ length: 120 }, (_, index) => `${title.replace(' ', '')}${index}`).join(' ');
}

function document(own: Partial<SourceDocument> & { readonly title: string }): SourceDocument {
  const text = `${own.text ?? `${own.title} is here.`} ${own.title} has ${filler(own.title)}.`;
  const rest = { wikipedia: own.title, aliases: [], field: 'history', links: [], facts: {} };
  return { id: `x/${own.title.toLowerCase()}`, language: 'en', ...rest, ...own, text };
}

const warsaw = document({
  title: 'Warsaw',
  field: 'geography',
  facts: { country: ['Poland'] },
  text: 'Warsaw lies in Poland.',
});
const paris = document({
  title: 'Paris',
  field: 'geography',
  facts: { country: ['France'] },
  text: 'Paris lies in France.',
});
const curie = document({
  title: 'Marie Curie',
  facts: { born: ['1867-11-07'], birthplace: ['Warsaw'], died: ['1934'] },
  text: 'Marie Curie was born in Warsaw in 1867 and died in 1934.',
});
const sound = [warsaw, paris, curie];

const problems = (findings: readonly Finding[]) => findings.map(({ check }) => check);

describe('the fact check', () => {
  it('finds nothing in sound documents', () => {
    expect([...checkForm(sound), ...checkContradictions(sound)]).toEqual([]);
  });

  it.each([
    ['a year of birth', 'Marie Curie was born in 1868 far away.'],
    ['a full date of birth', 'Marie Curie, who was born on 7 November 1866, came.'],
    ['a year of death', 'Marie Curie died in 1935.'],
    ['a birthplace', 'Marie Curie was born in Paris.'],
  ])('catches %s that contradicts the subject’s own document', (_, text) => {
    const planted = document({ title: 'Radium', text });
    expect(problems(checkContradictions([...sound, planted]))).toEqual(['contradiction']);
  });

  it('catches two documents that differ on a third', () => {
    const book = document({ title: 'Hamlet' });
    const one = document({ title: 'One', text: 'Hamlet was published in 1603.' });
    const two = document({ title: 'Two', text: 'Hamlet was published in 1604.' });
    expect(problems(checkContradictions([book, one, two]))).toEqual(['contradiction']);
  });

  it('catches a wrong length, height and capital', () => {
    const river = document({
      title: 'Vistula',
      facts: { 'length-km': ['1047'] },
      text: 'The Vistula, 1047.',
    });
    const tower = document({ title: 'Tower', facts: { 'height-m': ['330'] }, text: 'It is 330.' });
    const poland = document({
      title: 'Poland',
      field: 'geography',
      facts: { capital: ['Warsaw'] },
      text: 'Poland, Warsaw.',
    });
    const all = [...sound, river, tower, poland];
    expect(checkContradictions(all)).toEqual([]);
    for (const text of [
      'The Vistula is 1,048 kilometres long.',
      'The Tower is 300 metres high.',
      'Today Paris is the capital of Poland.',
    ]) {
      const planted = document({ title: 'Planted', text });
      expect(problems(checkContradictions([...all, planted]))).toEqual(['contradiction']);
    }
  });

  it('catches a capital whose own document lies elsewhere', () => {
    const poland = document({ title: 'Poland', field: 'geography', facts: { capital: ['Paris'] } });
    expect(problems(checkContradictions([...sound, poland]))).toEqual(['contradiction']);
  });

  it('a street, a province and a different subject are no contradictions', () => {
    const text =
      'Marie Curie was born in Freta Street. Irène Curie was born in 1897. Before Marie Curie, radium was unknown; she was born in 1900.';
    expect(checkContradictions([...sound, document({ title: 'Radium', text })])).toEqual([]);
  });

  it.each([
    ['link', { links: ['Nowhere'] }],
    ['link', { links: ['Marie Curie'] }],
    ['fact', { facts: { born: ['1900'] } }],
    ['title', { title: 'Warsaw', id: 'x/other' }],
    ['form', { text: Array.from({ length: 300 }, () => 'long').join(' ') }],
    ['duplicate', { text: 'Marie Curie was born in Warsaw in 1867 and died in 1934.' }],
  ])('catches a planted %s', (check, own) => {
    const planted = document({ title: 'Planted', ...own });
    expect(problems(checkForm([...sound, planted]))).toContain(check);
  });

  it('catches a planted run of words that stands in two documents', () => {
    const run = 'walked slowly over the long old wooden bridge to the quiet little town';
    const one = document({ title: 'One', text: `In spring Anna ${run} again.` });
    const two = document({ title: 'Two', text: `Later Boris ${run}, they say.` });
    const wording = checkForm([one, two]).filter(({ problem }) => problem.includes('bridge'));
    expect(problems(wording)).toEqual(['wording']);
  });

  it('names what is wrong with a file', () => {
    expect(parseSourceDocument('x/y', 'no front matter')).toMatchObject({ where: 'x/y' });
    expect(parseSourceDocument('x/y', '---\ntitle: T\n---\ntext')).toMatchObject({
      problem: expect.stringContaining('wikipedia'),
    });
  });
});

describe('the check of exercises and questions', () => {
  const exercise: Instance = {
    ...{ id: 'ex-1', kind: 'ramp', title: '', text: 'A girl grew up in Warsaw long ago.' },
    ...{ spans: [{ start: 18, end: 24 }], evidence: [curie.id] },
  };
  const question: Question = {
    ...{ id: 'q-1', kind: 'question', question: 'Where does it lie?', answers: ['Poland'] },
    decomposition: [
      { answer: 'Warsaw', document: curie.id },
      { answer: 'Poland', document: warsaw.id },
    ],
    evidence: [curie.id, warsaw.id],
  };

  it('finds nothing in sound ones', () => {
    expect(checkTasks([exercise, question], sound)).toEqual([]);
  });

  it.each<[string, Instance | Question]>([
    ['gold that no supporting document holds', { ...exercise, spans: [{ start: 2, end: 6 }] }],
    ['a missing document', { ...exercise, evidence: [curie.id, 'x/none'] }],
    [
      'a masked text that stands elsewhere',
      { ...exercise, text: 'A girl grew up in Warsaw, Warsaw!' },
    ],
    [
      'a copied sentence',
      { ...exercise, text: 'Warsaw lies in Poland.', spans: [{ start: 0, end: 6 }] },
    ],
    [
      'a step that its document does not tell',
      {
        ...question,
        decomposition: [
          { answer: 'Rome', document: curie.id },
          { answer: 'Poland', document: warsaw.id },
        ],
      },
    ],
    ['an answer that is not the last step’s', { ...question, answers: ['France'] }],
    ['no decomposition', { ...question, decomposition: [] }],
  ])('catches %s', (_, task) => {
    expect(checkTasks([task], sound).length).toBeGreaterThan(0);
  });

  it('catches an id that stands twice', () => {
    expect(checkTasks([exercise, exercise], sound)).toHaveLength(1);
  });
});
