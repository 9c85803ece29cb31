/**
 * A Chromium that is watched as little as possible: over its debugging pipe, with no domain on that follows requests or
 * scripts. A test runner's are always on, and each request then asks for the stack that made it, for which V8 parses
 * the page's code again: on our page that was half of the longest task, which no visitor ever has.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  sessionId: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

export type QuietBrowser = {
  /** One command of the DevTools protocol, to the browser or to a page's session. */
  readonly send: (method: string, params: object, sessionId?: string) => Promise<unknown>;
  /** Every event of this name from now on; gives the function that ends it. */
  readonly on: (method: string, hear: (params: unknown) => void) => () => void;
  readonly close: () => Promise<void>;
};

export async function quietBrowser(executable: string): Promise<QuietBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'quiet-browser-'));
  const flags = ['--headless=new', '--no-sandbox', '--no-first-run', '--remote-debugging-pipe'];
  const child = spawn(executable, [...flags, '--lang=en-GB', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  return { ...connection(child), close: () => end(child, profile) };
}

function connection(child: ChildProcess): Pick<QuietBrowser, 'send' | 'on'> {
  const [to, from] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  const hearing = new Set<(method: string, params: unknown) => void>();
  let sent = 0;
  let rest = '';
  const take = (text: string) => {
    const { id, method, params, result, error } = message.parse(JSON.parse(text));
    if (method !== undefined) for (const hear of hearing) hear(method, params);
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id !== undefined) waiting.delete(id);
    if (error) asked?.reject(new Error(error.message));
    else asked?.resolve(result);
  };
  from.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) take(part);
  });
  return {
    send: (method, params, sessionId) =>
      new Promise((resolve, reject) => {
        sent += 1;
        waiting.set(sent, { resolve, reject });
        const session = sessionId === undefined ? {} : { sessionId };
        to.write(`${JSON.stringify({ id: sent, method, params, ...session })}\0`);
      }),
    on: (method, hear) => {
      const own = (name: string, params: unknown) => {
        if (name === method) hear(params);
      };
      hearing.add(own);
      return () => hearing.delete(own);
    },
  };
}

async function end(child: ChildProcess, profile: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
