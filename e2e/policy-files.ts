/** A policy's folder on a test's own server: its files, and what the network does to them. */
import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { PolicyManifest } from '#policies/bundled/policy-manifest.ts';
import type { OwnSite } from './own-site.ts';

/** Bytes that no disk can pack: a store of them takes the room that it should. */
export const weights = Buffer.from(
  Array.from({ length: 93_750 }, (_, at) =>
    createHash('sha256').update(`${at}`).digest('hex'),
  ).join(''),
  'hex',
);
const graph = Buffer.alloc(20_000, 1);
const tokenizer = Buffer.from('{"a":1}');

/** Lays the folder beside the site. The weights are last, and served with ranges. */
export function layPolicy({ changed }: OwnSite): void {
  const type = 'application/octet-stream';
  changed.set('policy/manifest.json', { type: 'application/json', body: manifest() });
  changed.set('policy/cpu.onnx', { type, body: graph });
  changed.set('policy/tokenizer.json', { type: 'application/json', body: tokenizer });
  changed.set('policy/weights.bin', (response) => sendRange(response, weights));
}

export function sendRange(response: ServerResponse, body: Buffer): void {
  const start = Number(/\d+/u.exec(response.req.headers.range ?? '')?.[0] ?? 0);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-range': `bytes ${start}-${body.length - 1}/${body.length}`,
  });
  response.end(body.subarray(start));
}

/** Sends the beginning and then nothing, or breaks the connection. */
export function sendBeginning(how: 'waits' | 'breaks', bytes = 1_200_000) {
  return (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.write(weights.subarray(0, bytes), () => {
      if (how === 'breaks') response.destroy();
    });
  };
}

function manifest(): string {
  const file = (name: string, body: Buffer) => ({
    file: name,
    bytes: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  });
  const of: PolicyManifest = {
    ...{ format: 1, id: 'test', title: 'Test policy', stage: 'sft', trainingRun: 'none' },
    ...{ licence: 'MIT', parameters: 1_500_000, context: 256, block: 32 },
    architecture: {
      ...{ type: 'test', layers: 1, hidden: 1, heads: 1, keyHeads: 1 },
      ...{ headSize: 1, vocabulary: 1, ropeTheta: 1 },
    },
    weights: [file('weights.bin', weights)],
    tensors: [{ name: 't', shape: [1], bits: 32, offset: 0 }],
    graphs: { cpu: file('cpu.onnx', graph) },
    tokenizer: file('tokenizer.json', tokenizer),
    golden: { tolerance: 1, prompts: [{ ids: [1], logits: [[1, 1]] }] },
  };
  return JSON.stringify(of);
}
