/** A store on fake ports that has started, with the recorded runs that ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { createAppStore } from './create-app-store.ts';
import { fakePorts } from './ports.fixture.ts';
import type { Ports } from './ports.ts';

export const read = (name: string) =>
  readFileSync(new URL(`../../public/runs/${name}`, import.meta.url), 'utf8');
export const files: Record<string, string> = {
  ...Object.fromEntries(
    readdirSync(new URL('../../public/runs/', import.meta.url)).map((name) => [
      `runs/${name}`,
      read(name),
    ]),
  ),
  'questions/en.json': JSON.stringify([
    { id: 'q-1', kind: 'question', question: 'Where was Curie born?', answers: ['Warsaw'] },
  ]),
  'exercises/en.json': JSON.stringify([
    {
      id: 'ex-1',
      kind: 'ramp',
      title: 'Marie Curie',
      text: 'Born in Warsaw.',
      spans: [{ start: 8, end: 14 }],
    },
    { id: 'broken', kind: 'ramp', text: 'x', spans: [{ start: 5, end: 9 }] },
  ]),
};

export async function started(changed: Partial<Ports> = {}) {
  const ports = fakePorts(files, changed);
  const store = createAppStore(ports);
  await store.start();
  return { ports, store, get: store.getState, actions: store.actions };
}
