/**
 * A slow connection to a server of this machine: one link of so many bits a second that all connections share packet
 * by packet, and a round trip before a connection opens and between a request and its answer. Unlike a browser's own
 * throttling it also slows workers and preloads. It models no loss and no slow start.
 */
import { connect, createServer, type Socket } from 'node:net';

export type Link = { readonly bitsPerSecond: number; readonly roundTripMs: number };

export type SlowLink = { readonly port: number; readonly close: () => void };

const packet = 1460;
const turnMs = 4;

type Lane = { readonly waiting: Buffer[]; readonly client: Socket; ended: boolean };

export function slowLink(target: number, { bitsPerSecond, roundTripMs }: Link): Promise<SlowLink> {
  const lanes: Lane[] = [];
  const sockets = new Set<Socket>();
  let sentAt = performance.now();
  let budget = 0;

  const pump = () => {
    const now = performance.now();
    budget = Math.min(budget + ((now - sentAt) / 1000) * (bitsPerSecond / 8), packet * 8);
    sentAt = now;
    let idle = 0;
    while (budget > 0 && lanes.length > 0 && idle < lanes.length) {
      // Round robin: the connection that has sent stands last.
      const lane = lanes.shift();
      if (!lane) break;
      lanes.push(lane);
      const next = lane.waiting.shift();
      if (!next) {
        idle += 1;
        continue;
      }
      idle = 0;
      const part = next.subarray(0, packet);
      if (next.length > packet) lane.waiting.unshift(next.subarray(packet));
      budget -= part.length;
      later(roundTripMs / 2, () => lane.client.write(part));
    }
    for (const lane of lanes.filter(({ ended, waiting }) => ended && waiting.length === 0)) {
      lanes.splice(lanes.indexOf(lane), 1);
      later(roundTripMs / 2, () => lane.client.end());
    }
  };

  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const lane: Lane = { waiting: [], client, ended: false };
    lanes.push(lane);
    const openAt = performance.now() + roundTripMs;
    client.on('data', (chunk) => {
      const opening = Math.max(0, openAt - performance.now());
      later(opening + roundTripMs / 2, () => upstream.write(chunk));
    });
    upstream.on('data', (chunk) => lane.waiting.push(chunk));
    upstream.on('close', () => {
      lane.ended = true;
    });
    client.on('close', () => upstream.destroy());
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
  });
  const turn = setInterval(pump, turnMs);
  const close = () => {
    clearInterval(turn);
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address ? address.port : 0, close });
    });
  });
}

/** Timers of one length end in the order in which they were set. */
function later(ms: number, run: () => void): void {
  setTimeout(run, Math.round(ms));
}
