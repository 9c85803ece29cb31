/** How fast each policy wrote in its last runs here: measured on this device, kept in this browser. */
import type { RunEvent } from '#core/rollout/event.ts';
import type { Ports } from '../ports.ts';

/** Tokens per second by policy id. */
export type Speeds = Readonly<Record<string, number>>;

const key = 'masksearch.speeds';

/** Fewer tokens measure the start of an engine, not its speed. */
const leastTokens = 20;

/** Tokens per second of a run, reading and searching aside where the engine tells them apart; null for rules. */
export function speedOf(events: readonly RunEvent[]): number | null {
  let tokens = 0;
  let ms = 0;
  for (const event of events) {
    if (event.type !== 'action' || event.tokens === 0) continue;
    tokens += event.tokens;
    const rate = event.figures?.decodeRate;
    ms += rate ? (event.tokens / rate) * 1_000 : event.ms;
  }
  return tokens < leastTokens || ms <= 0 ? null : (tokens / ms) * 1_000;
}

export function storedSpeeds({ storage }: Ports): Speeds {
  try {
    const value: unknown = JSON.parse(storage.read(key) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const entries = Object.entries(value).filter(([, speed]) => typeof speed === 'number');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

/** Keeps the speed of a run that has just been made here, under its policy without `rag:` and `closed-book:`. */
export function keepSpeed(ports: Ports, events: readonly RunEvent[]): void {
  const speed = speedOf(events);
  const [first] = events;
  if (speed === null || first?.type !== 'run-started') return;
  const id = first.policyId.replace(/^(?:rag|closed-book):/u, '');
  const speeds = { ...storedSpeeds(ports), [id]: Math.round(speed * 10) / 10 };
  ports.storage.write(key, JSON.stringify(speeds));
}
