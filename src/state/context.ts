/** What every group of actions gets: the state, a way to change it, and the ports. */
import type { AppState } from './app-state.ts';
import type { Ports } from './ports.ts';

export type Context = {
  readonly get: () => AppState;
  readonly set: (change: Partial<AppState>) => void;
  readonly ports: Ports;
};
