/** Which wiki this build may talk to, by language: a build setting (lib/connect-hosts.ts), none by default. */
import type { Language } from '#core/text/language.ts';
import { connectHosts } from '#lib/connect-hosts.ts';

/** Such as "https://en.wikipedia.org"; null when the build allows none. A host of this machine is a wiki for tests. */
export function wikiHost(
  language: Language,
  hosts: readonly string[] = connectHosts,
): string | null {
  const own = hosts.find((host) => host === `https://${language}.wikipedia.org`);
  return (
    own ?? hosts.find((host) => /^http:\/\/(?:localhost|127\.0\.0\.1):7\d{3}$/u.test(host)) ?? null
  );
}

export function wikiApi(host: string): string {
  return `${host}/w/api.php`;
}
