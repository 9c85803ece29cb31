import { expect, test } from 'vitest';
import { neverCancelled } from '#core/rollout/cancel.ts';
import { ownPassages, passagesEnvironment } from './passages-environment.ts';

test('only the passages of the item are searched, long ones cut to the length of a hit', async () => {
  const long = `${'The Vistula flows through Poland to the sea. '.repeat(30)}Its mouth is near Gdańsk.`;
  const environment = passagesEnvironment([
    { title: 'Warsaw', text: 'Warsaw lies on the Vistula.' },
    { title: 'Vistula', text: long },
    { title: '', text: '' },
  ]);
  expect(environment.corpusId).toBe(ownPassages);
  const ask = (query: string) =>
    environment.search({ query, limit: 3, withhold: [] }, neverCancelled);
  const [mouth] = await ask('mouth near Gdańsk');
  expect(mouth?.title).toBe('Vistula');
  expect(mouth?.text.split(' ').length).toBeLessThan(120);
  expect(await ask('Marie Curie')).toEqual([]);
});
