import { expect, test } from 'vitest';
import { parameterCount } from '#lab/policy/parameters.ts';
import { presets } from '#lab/presets.ts';
import { weightsOfPolicyId } from '#lab/shareable-weights.ts';
import { decodeRecipe } from '#runs/decode-recipe.ts';
import { fakePorts } from '../ports.fixture.ts';
import type { LabPort } from '../ports.ts';
import { labStorageKey, labStore } from './lab-store.ts';

/** A worker that counts: a step raises every weight, and nothing is random. */
function fakeLab() {
  const log: string[] = [];
  let steps = 0;
  const port: LabPort = {
    open: async () => ({ documents: 10, heldOutDocuments: 2, heldOut: ['A', 'B'] }),
    reset: async ({ seed }) => {
      log.push(`reset ${seed}`);
      steps = 0;
    },
    change: async ({ clipHigh }) => log.push(`change ${clipHigh}`),
    step: async () => {
      steps += 1;
      const accuracy = { 1: { masks: 4, right: 1 } };
      const figures = {
        reward: 0.5,
        accuracy,
        queryWords: 5,
        fillWords: 1,
        rollouts: 8,
        clipped: 0,
      };
      const groups = { sampled: 1, withSignal: 1, learntFrom: 1, group: null };
      const entropy = { order: null, query: 0.3, fill: 2 };
      const report = { step: steps, level: 1, entropy, ...figures, ...groups };
      return { report, weights: Array.from({ length: parameterCount }, () => steps / 2) };
    },
    measure: async () => ({ 1: { masks: 10, right: Math.min(10, steps) } }),
    tryOut: async (index) => ({
      title: `Passage ${index}`,
      parts: ['Born in ', '.'],
      gold: ['Warsaw'],
      before: { moves: [] },
      now: { moves: [] },
    }),
  };
  return { port, log };
}

async function opened(rest = '') {
  const { port, log } = fakeLab();
  const ports = fakePorts({}, { lab: async () => port });
  const store = labStore(ports);
  await store.actions.open(rest);
  return { ports, log, ...store };
}

test('opens with what the address asks for, measured before the first step', async () => {
  const { getState } = await opened('?preset=gamed&seed=9');
  expect(getState().settings).toEqual({ ...presets.gamed, seed: 9 });
  expect(getState().measured).toEqual([{ step: 0, accuracy: { 1: { masks: 10, right: 0 } } }]);
  expect((await opened('?preset=nonsense&seed=-3')).getState().settings.seed).toBe(1);
});

test('trains until it is paused, and measures where it rests', async () => {
  const { actions, getState, subscribe } = await opened();
  subscribe((state) => {
    if (state.history.length === 7) actions.pause();
  });
  await actions.train();
  expect(getState().status).toBe('resting');
  expect(getState().history).toHaveLength(7);
  expect(getState().measured.map(({ step }) => step)).toEqual([0, 5, 7]);
  await actions.stepOnce();
  expect(getState().history).toHaveLength(8);
});

test('another seed begins anew; another clip does not', async () => {
  const { actions, getState, log } = await opened();
  await actions.stepOnce();
  await actions.change({ clipHigh: 0.5 });
  expect(getState().history).toHaveLength(1);
  await actions.change({ seed: 4 });
  expect(getState().history).toHaveLength(0);
  expect(log).toEqual(['change 0.5', 'reset 4']);
});

test('weights are kept, and a link opens the passage with them', async () => {
  const { actions, getState, ports } = await opened();
  await actions.stepOnce();
  actions.save();
  expect(ports.stored.get(labStorageKey)).toBe(getState().saved);
  expect(labStore(ports).getState().saved).toBe(getState().saved);
  await actions.copyLink();
  expect(getState().notice).toBe('copied');
  const decoded = decodeRecipe(ports.copied[0] ?? '');
  if (!decoded || 'problem' in decoded) throw new Error('The link does not open.');
  expect(weightsOfPolicyId(decoded.recipe.policyId)?.[0]).toBe(0.5);
  expect(decoded.recipe.task).toMatchObject({ task: { view: { title: 'Passage 0' } } });
});

test('a worker that stops is told, and nothing that was learnt is lost', async () => {
  const { port } = fakeLab();
  let isDead = false;
  const lab = async () => {
    if (isDead) throw new Error('The Lab stopped.');
    return port;
  };
  const store = labStore(fakePorts({}, { lab }));
  await store.actions.open('');
  await store.actions.stepOnce();
  isDead = true;
  await store.actions.train();
  expect(store.getState()).toMatchObject({ status: 'resting', failure: 'The Lab stopped.' });
  expect(store.getState().history).toHaveLength(1);
});
