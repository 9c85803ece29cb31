/** Trajectories by agents over a server, end to end: the command as a person would start it. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ChatMessage } from '#core/chat/chat-model.ts';
import { chatFormatProblems } from '#core/rollout/chat-format.ts';
import { agentsServer } from './agents-server.ts';
import { jsonLines, masksearch } from './run-masksearch.ts';

type Line = {
  readonly id: string;
  readonly masks: number;
  readonly judge: { readonly correct: readonly boolean[] };
  readonly messages: readonly ChatMessage[];
  readonly prompts?: object;
  readonly segments?: readonly (readonly [role: string, text: string])[];
  readonly instance?: { readonly spans: readonly object[] };
};

const small = ['--n', '4', '--masks', '1-2', '--withheld', '0', '--condensed', '0', '--seed', '3'];

async function made(url: string, file: string, ...more: readonly string[]) {
  const who = ['--endpoint', url, '--model', 'm', '--out', file];
  return masksearch(['trajectories', 'make', ...who, ...small, ...more]);
}

async function freshFile(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'masksearch-')), 'made.jsonl');
}

test('agents make trajectories through malformed, slow, cut-off and refused answers', async () => {
  const troubles = ['malformed', 'slow', 'cut', 'busy', 'broken'] as const;
  const server = await agentsServer((count) =>
    count % 2 === 0 ? 'none' : (troubles[((count - 1) / 2) % troubles.length] ?? 'none'),
  );
  const file = await freshFile();
  // Prompts of one's own, told apart by the server by their first words.
  const prompts = `${file}.prompts`;
  await writeFile(prompts, '{"en": {"planner": "You plan, briefly. Reply with JSON."}}');
  const how = ['--keep', 'all', '--price-read', '1', '--prompts', prompts];
  const { status, stderr } = await made(server.url, file, ...how);
  await server.close();
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /4 of 4, 4 kept; \d+ requests, .* cost 0\.00\d+, [\d.]+ trajectories a minute/u,
  );
  const lines = jsonLines<Line>(await readFile(file, 'utf8'));
  expect(lines).toHaveLength(4);
  for (const { masks, judge, messages, prompts } of lines) {
    expect(prompts).toEqual({ planner: 'You plan, briefly. Reply with JSON.' });
    expect(chatFormatProblems(messages, masks)).toEqual([]);
    expect(judge.correct).toHaveLength(masks);
    // At least three queries in every search.
    const written = messages.filter(({ role }) => role === 'assistant');
    expect(written[0]?.content.split('|').length).toBeGreaterThanOrEqual(3);
  }
  expect(existsSync(`${file}.partial`)).toBe(false);
});

test('a killed job goes on where it was, and the judge keeps what is right only', async () => {
  const server = await agentsServer();
  const whole = await freshFile();
  await made(server.url, whole, '--keep', 'all');
  const lines = jsonLines<Line>(await readFile(whole, 'utf8'));
  const file = await freshFile();
  const done = lines
    .slice(0, 3)
    .map((line) => `${JSON.stringify({ id: line.id, kept: true, line })}\n`);
  // The kill cut the last line off.
  await writeFile(`${file}.partial`, `${done.join('')}{"id": "cut o`);
  const before = server.requests();
  const { stderr } = await made(server.url, file, '--keep', 'all');
  const spent = server.requests() - before;
  expect(stderr).toContain('Going on after 3 finished instances.');
  expect(await readFile(file, 'utf8')).toBe(await readFile(whole, 'utf8'));
  expect(spent).toBeLessThan(before);
  const strict = await freshFile();
  await made(server.url, strict);
  const kept = jsonLines<Line>(await readFile(strict, 'utf8'));
  expect(kept.every(({ judge }) => judge.correct.every((one) => one))).toBe(true);
  expect(kept.length).toBeLessThan(lines.length);
  await server.close();
});

test('what is missing on the command line is told in one sentence', async () => {
  const broken = ['evolve', '--policy', 'multi-agent:m', '--prompts', 'package.json', '--out', 'x'];
  const server = ['--endpoint', 'http://127.0.0.1:9/v1'];
  for (const args of [['make'], ['make', ...server], ['evolve'], [...broken, ...server]]) {
    const { status, stderr } = await masksearch(['trajectories', ...args]);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

test('a round of self-evolution keeps the right and the short, and merges the last round', async () => {
  const file = await freshFile();
  const round = ['trajectories', 'evolve', '--policy', 'baseline', '--n', '6', '--samples', '2'];
  const first = await masksearch([...round, '--out', file]);
  expect(first.status).toBe(0);
  const figures = JSON.parse(first.stdout);
  expect(figures.trajectories).toBeGreaterThan(2);
  // Rules do the same twice.
  expect(figures.diversity).toBe(0.5);
  // What training/sft.py reads: who wrote each part, from the task to the end.
  for (const { segments = [], instance, masks, messages } of jsonLines<Line>(
    await readFile(file, 'utf8'),
  )) {
    expect(segments[0]).toEqual(['tag', '<bos><task>']);
    expect(segments.at(-1)).toEqual(['policy', '<end>']);
    expect(instance?.spans).toHaveLength(masks);
    const written = segments.filter(([role]) => role === 'policy').map(([, text]) => text);
    const said = messages.filter(({ role }) => role === 'assistant').map(({ content }) => content);
    expect(written.slice(0, -1).join('')).toBe(said.join(''));
  }
  const again = await freshFile();
  const second = await masksearch([...round, '--seed', '2', '--previous', file, '--out', again]);
  const merged = JSON.parse(second.stdout);
  expect(merged.carried).toBeGreaterThan(0);
  const ids = jsonLines<Line>(await readFile(again, 'utf8')).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of jsonLines<Line>(await readFile(file, 'utf8'))) expect(ids).toContain(id);
});

test('the oracle plays passages and questions that someone wrote, and knows where they are told', async () => {
  const oracle = ['trajectories', 'make', '--oracle', '--n', '6', '--format', 'segments'];
  const passages = await masksearch([...oracle, '--instances', 'corpus/exercises.jsonl']);
  const questions = await masksearch([...oracle, '--questions', 'corpus/questions.jsonl']);
  for (const { status, stdout } of [passages, questions]) {
    expect(status).toBe(0);
    const lines = jsonLines<Line>(stdout);
    expect(lines.length).toBeGreaterThan(2);
    for (const { segments = [] } of lines) expect(segments.at(-1)).toEqual(['policy', '<end>']);
  }
  const swapped = await masksearch([...oracle, '--instances', 'corpus/questions.jsonl']);
  expect(swapped.status).toBe(2);
  expect(swapped.stderr.trim().split('\n')).toHaveLength(1);
});
