/**
 * Which screen is shown. The stage, where a passage is filled or a question answered, has the recipe as its address
 * (link-actions.ts); every other screen has a name, and after it what that screen makes of it.
 *
 *   #/evaluate    #/learn/3    #/compare?policies=baseline
 */
export type Route = {
  readonly screen: string;
  /** What follows the name, with the sign that begins it: "/3", "?policies=baseline", or nothing. */
  readonly rest: string;
};

export const stageRoute: Route = { screen: 'fill', rest: '' };

/** Null for an address that names no screen: then it is a recipe, or bare. */
export function decodeRoute(hash: string): Route | null {
  const [, screen = '', rest = ''] = /^#\/([a-z-]*)(.*)$/u.exec(hash) ?? [];
  if (!hash.startsWith('#/')) return null;
  return screen === '' ? stageRoute : { screen, rest };
}

export function encodeRoute({ screen, rest }: Route): string {
  return `#/${screen}${rest}`;
}
