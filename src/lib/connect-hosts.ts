/**
 * Hosts besides its own that this build may talk to, such as `https://en.wikipedia.org`: the build setting
 * MASKSEARCH_CONNECT_HOSTS, none by default. The content security policy holds the same list, so that a feature can
 * name its host before it asks anything of it, and say which setting is missing instead of failing.
 */
declare const __CONNECT_HOSTS__: readonly string[];

/** In Node, where nothing is built, there is no policy and no list. */
export const connectHosts: readonly string[] =
  typeof __CONNECT_HOSTS__ === 'undefined' ? [] : __CONNECT_HOSTS__;

/** Whether the page may fetch this absolute address: its own origin, or a host of the build. */
export function mayConnect(url: string, ownOrigin: string): boolean {
  const { origin } = new URL(url);
  return origin === ownOrigin || connectHosts.includes(origin);
}
