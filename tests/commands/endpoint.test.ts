import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunEvent } from '#core/rollout/event.ts';
import { foldRun } from '#core/rollout/trajectory.ts';
import {
  type FakeServer,
  fakeServer,
  status,
  streamed,
} from '../../src/policies/endpoint/fake-server.fixture.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

let server: FakeServer;
beforeAll(async () => {
  process.env['OPENAI_API_KEY'] = 'sk-very-secret';
  server = await fakeServer(
    streamed(['{"thought":"","action":"search",', '"mask":1,"text":"Marie Curie born"}']),
    streamed(['{"hit":1,"quote":"She was","action":"fill","mask":1,"text":"Warsaw"}']),
    status(401, 'Incorrect API key: sk-very-secret'),
  );
});
afterAll(() => server.close());

const text = 'Marie Curie was born in [mask].';

test('fill --policy endpoint:MODEL: a run over the real search; the key stands nowhere', async () => {
  const policy = ['--policy', 'endpoint:m', '--endpoint', server.url];
  const { status, stdout, stderr } = await masksearch(['fill', text, ...policy, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  const { started, steps, blanks, finished } = foldRun(jsonLines<RunEvent>(stdout));
  expect(started?.policyId).toBe('endpoint:m');
  expect(steps.map(({ action }) => action.type)).toEqual(['search', 'fill', 'answer']);
  expect(steps[0]?.observation?.hits.length).toBeGreaterThan(0);
  expect(blanks[0]?.fill).toBe('Warsaw');
  expect(finished?.reason).toBe('answered');
  expect(server.asked[0]?.authorization).toBe('Bearer sk-very-secret');

  const refused = await masksearch(['fill', text, ...policy]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(/refuses the key \(401\): set OPENAI_API_KEY/u);
  expect(stdout + refused.stdout + refused.stderr).not.toContain('very-secret');
});
