import { describe, expect, it } from 'vitest';
import { neverCancelled } from '../rollout/cancel.ts';
import type { Environment, Hit } from '../rollout/environment.ts';
import type { Question } from '../task/instance.ts';
import { questionPlan } from './question-oracle.ts';

const texts: Record<string, string> = {
  'Wuthering Heights': 'Wuthering Heights is a novel about Heathcliff by Emily Brontë.',
  'Emily Brontë': 'Emily Brontë was an English novelist, born in Thornton in 1818.',
  'Jane Austen': 'Jane Austen, born in 1775, wrote Emma.',
  'Hans Andersen': 'Hans Andersen, a storyteller born in 1805, wrote of the snow queen.',
  Vistula: 'The Vistula is the longest river of Poland and flows into the Baltic Sea.',
};

const from = { source: '', licence: '', terms: [] };

/** The texts that share words with the query, most words first. */
const environment: Environment = {
  corpusId: 'small',
  search: async ({ query, limit }) => {
    const shared = (text: string) => query.split(' ').filter((word) => text.includes(word)).length;
    return Object.entries(texts)
      .map(([title, text]) => ({ title, text, score: shared(`${title} ${text}`) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map((hit): Hit => ({ ...hit, ...from, passageId: hit.title, documentId: hit.title }));
  },
};
const settings = { hits: 1, withhold: [] };

function plan(question: string, answer: string, known: Partial<Question> = {}) {
  const item: Question = { id: 'q', kind: 'question', question, answers: [answer], ...known };
  return questionPlan(item, environment, settings, neverCancelled);
}

describe('the oracle for questions', () => {
  it('asks once where one sentence tells', async () => {
    const decisions = await plan('Into which sea flows the longest river of Poland?', 'Baltic Sea');
    expect(decisions?.map(({ action }) => action.type)).toEqual(['search', 'answer']);
    expect(decisions?.at(-1)).toMatchObject({ action: { text: 'Baltic Sea' } });
  });

  it('goes by way of a name that the question does not say, and quotes where it read it', async () => {
    const decisions = await plan(
      'Where was the author born who wrote about Heathcliff in a novel?',
      'Thornton',
    );
    expect(decisions).toHaveLength(3);
    const [, second, last] = decisions ?? [];
    expect(second?.thought).toMatchObject({ quote: texts['Wuthering Heights'] });
    expect(second?.action).toMatchObject({ query: expect.stringContaining('Emily Brontë') });
    expect(last).toMatchObject({
      thought: { quote: texts['Emily Brontë'] },
      action: { text: 'Thornton' },
    });
  });

  it('goes the way that is known, however few words are shared', async () => {
    const question = 'Where did the English woman come from who made up Heathcliff?';
    expect(await plan(question, 'Thornton')).toBeNull();
    const decisions = await plan(question, 'Thornton', {
      evidence: ['Wuthering Heights', 'Emily Brontë'],
      decomposition: [{ answer: 'Emily Brontë' }, { answer: 'Thornton' }],
    });
    expect(decisions?.map(({ action }) => action.type)).toEqual(['search', 'search', 'answer']);
    expect(decisions?.at(-1)?.thought).toMatchObject({ quote: texts['Emily Brontë'] });
  });

  it('looks up each side of what is computed, and quotes the one before it asks for the other', async () => {
    const question = 'Who was born first, Jane Austen or the storyteller of the snow queen?';
    const decomposition = [
      { answer: '1775', document: 'Jane Austen' },
      { answer: '1805', document: 'Hans Andersen' },
      { answer: 'Jane Austen', computed: true },
    ];
    const decisions = await plan(question, 'Jane Austen', { decomposition });
    expect(decisions?.map(({ action }) => action.type)).toEqual(['search', 'search', 'answer']);
    const [first, second, last] = decisions ?? [];
    expect(first?.action).toMatchObject({ query: expect.stringContaining('Austen') });
    expect(second?.action).not.toMatchObject({ query: expect.stringContaining('Austen') });
    expect(second?.thought).toMatchObject({ quote: texts['Jane Austen'] });
    expect(last).toMatchObject({
      thought: { quote: texts['Hans Andersen'] },
      action: { text: 'Jane Austen' },
    });
    const [one, , computed] = decomposition;
    const unknown = { answer: '1900', document: 'Nobody' };
    expect(
      await plan(question, 'Jane Austen', { decomposition: [one, unknown, computed] }),
    ).toBeNull();
  });

  it('shows a search that brought nothing, and how it goes on from there', async () => {
    const decisions = await plan(
      'Like the English novelist of Thornton and 1818, when was he born who told of the snow queen, Hans Andersen?',
      '1805',
    );
    const [first, ...others] = decisions?.slice(0, -1) ?? [];
    expect(first).toMatchObject({ thought: null, action: { type: 'search' } });
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(other).toMatchObject({ thought: { type: 'no-evidence' }, action: { type: 'search' } });
    }
    expect(decisions?.at(-1)?.thought).toMatchObject({ quote: texts['Hans Andersen'] });
  });

  it('never asks with the answer, and gives up where nothing tells it', async () => {
    expect(await plan('Where was the painter of the Mona Lisa born?', 'Anchiano')).toBeNull();
    const decisions =
      (await plan(
        'Where was the author born who wrote about Heathcliff in a novel?',
        'Thornton',
      )) ?? [];
    for (const { action } of decisions)
      if (action.type === 'search') expect(action.query).not.toContain('Thornton');
  });
});
