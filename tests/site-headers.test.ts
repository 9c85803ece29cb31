import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  headerPolicy,
  headerRules,
  hostingPage,
  metaPolicy,
  parseConnectHosts,
} from '../scripts/site-headers.ts';

describe('the hosts of a build', () => {
  it('are none by default', () => {
    expect(parseConnectHosts(undefined)).toEqual([]);
    expect(metaPolicy([])).toContain("connect-src 'self';");
  });

  it('stand in the policy, once and sorted', () => {
    const hosts = parseConnectHosts(
      ' https://b.org, https://a.org\nhttps://b.org:8443 https://b.org',
    );
    expect(hosts).toEqual(['https://a.org', 'https://b.org', 'https://b.org:8443']);
    for (const policy of [metaPolicy(hosts), headerPolicy(hosts)]) {
      expect(policy).toContain(
        "connect-src 'self' https://a.org https://b.org https://b.org:8443;",
      );
    }
  });

  it.each([
    '*',
    'https://*.org',
    'http://a.org',
    "https://a.org;script-src 'unsafe-eval'",
    'https://a.org/x',
    'a.org',
  ])('refuse %s', (setting) => {
    expect(() => parseConnectHosts(setting)).toThrow('MASKSEARCH_CONNECT_HOSTS');
  });
});

it('both policies forbid eval and inline code', () => {
  for (const policy of [metaPolicy([]), headerPolicy([])]) {
    expect(policy).not.toMatch(/'unsafe-(?:eval|inline)'/u);
    expect(policy).toContain("default-src 'self'");
  }
});

it('the snippets of docs/hosting.md are those of the site (npm run hosting)', () => {
  const page = readFileSync('docs/hosting.md', 'utf8');
  expect(page).toBe(hostingPage(page));
  for (const { headers } of headerRules([])) {
    for (const [name] of headers) expect(page.split(name).length).toBeGreaterThan(3);
  }
});
