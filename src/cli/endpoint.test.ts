import { expect, it } from 'vitest';
import { endpointFor } from './endpoint.ts';
import { policyNamed } from './policies.ts';

it('the address comes from the option or the environment, the key from the environment only', () => {
  const env = { OPENAI_BASE_URL: 'http://a/v1', OPENAI_API_KEY: 'k' };
  expect(endpointFor('m', undefined, env)).toMatchObject({ baseUrl: 'http://a/v1', apiKey: 'k' });
  expect(endpointFor('m', 'http://b/v1', {})).toMatchObject({
    baseUrl: 'http://b/v1',
    apiKey: null,
  });
});

it.each([
  ['', /Where is m served\? Give --endpoint/u],
  ['localhost', /"localhost" is no address of a server/u],
  ['file:///etc', /no address of a server/u],
])('the address %j is a bad argument', (address, message) => {
  expect(() => endpointFor('m', address, {})).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) }),
  );
});

it('a family without a model is unknown, and the message names the family', async () => {
  await expect(policyNamed('endpoint:')).rejects.toThrow(/no policy "endpoint:".*endpoint:MODEL/u);
});
