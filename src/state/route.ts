/**
 * Which screen is shown. The stage, where a passage is filled or a question answered, has the recipe as its address
 * (link-actions.ts); every other screen has a name, and after it what that screen makes of it.
 *
 *   #/evaluate    #/learn/3    #/compare?policies=baseline
 */
import type { Task } from '#core/task/task.ts';

export type Route = {
  readonly screen: string;
  /** What follows the name, with the sign that begins it: "/3", "?policies=baseline", or nothing. */
  readonly rest: string;
};

export const stageRoute: Route = { screen: 'fill', rest: '' };
const questionRoute: Route = { screen: 'ask', rest: '' };

/** Passages and questions have a screen each, and one stage. */
export function isStage({ screen }: Route): boolean {
  return screen === stageRoute.screen || screen === questionRoute.screen;
}

/** The screen on whose stage a task stands. */
export function routeOfTask({ view }: Pick<Task, 'view'>): Route {
  return view.kind === 'question' ? questionRoute : stageRoute;
}

/** Null for an address that names no screen: then it is a recipe, or bare. */
export function decodeRoute(hash: string): Route | null {
  const [, screen = '', rest = ''] = /^#\/([a-z-]*)(.*)$/u.exec(hash) ?? [];
  if (!hash.startsWith('#/')) return null;
  return screen === '' ? stageRoute : { screen, rest };
}

export function encodeRoute({ screen, rest }: Route): string {
  return `#/${screen}${rest}`;
}
