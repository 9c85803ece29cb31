/**
 * What the browser is told to forbid this page, as one policy: the meta tag of index.html (for hosts that send no
 * headers), the `_headers` file of the built site, and the snippets of docs/hosting.md are all made here.
 */

/** Hosts besides its own that a build may talk to: the setting MASKSEARCH_CONNECT_HOSTS, separated by spaces or commas. */
export function parseConnectHosts(setting: string | undefined): readonly string[] {
  const hosts = (setting ?? '').split(/[\s,]+/u).filter((host) => host !== '');
  for (const host of hosts) {
    if (!isHost(host)) {
      throw new Error(
        `MASKSEARCH_CONNECT_HOSTS: "${host}" is not a host such as https://en.wikipedia.org: scheme and name, no path, no wildcard.`,
      );
    }
  }
  return [...new Set(hosts)].sort();
}

/** Encrypted, or on this machine. */
function isHost(host: string): boolean {
  return /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/u.test(host);
}

/** For every file, workers included: a worker obeys the policy of its own response. */
export function headerPolicy(hosts: readonly string[]): string {
  return [...shared(hosts), "frame-ancestors 'self'"].join('; ');
}

/**
 * For the page. Trusted Types stand here only: libraries that start workers inside workers make policies of their
 * own there. `frame-ancestors` is ignored in a meta tag.
 */
export function metaPolicy(hosts: readonly string[]): string {
  return [...shared(hosts), "require-trusted-types-for 'script'", 'trusted-types default'].join(
    '; ',
  );
}

function shared(hosts: readonly string[]): readonly string[] {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // Pictures that the page draws itself, to be saved.
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...hosts].join(' '),
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
}

export type HeaderRule = {
  /** A path from the root of the site; a `*` at its end stands for anything. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** The headers of the built site. Isolation lets WebAssembly use threads. */
export function headerRules(hosts: readonly string[]): readonly HeaderRule[] {
  return [
    {
      path: '/*',
      headers: [
        ['Content-Security-Policy', headerPolicy(hosts)],
        ['Cross-Origin-Opener-Policy', 'same-origin'],
        ['Cross-Origin-Embedder-Policy', 'require-corp'],
        ['Cross-Origin-Resource-Policy', 'same-origin'],
        ['Referrer-Policy', 'no-referrer'],
        ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
        ['X-Content-Type-Options', 'nosniff'],
      ],
    },
  ];
}

/** The format of Netlify and Cloudflare Pages; our own server reads it too. */
export function headersFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(
      ({ path, headers }) =>
        `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`,
    )
    .join('\n');
}

/** docs/hosting.md with its three snippets made anew: each stands in a code block after its heading. */
export function hostingPage(page: string): string {
  const rules = headerRules([]);
  const snippets = {
    'Netlify, Cloudflare Pages': headersFile(rules),
    nginx: snippet(rules, (name, value) => `add_header ${name} "${value}" always;`),
    Apache: snippet(rules, (name, value) => `Header always set ${name} "${value}"`),
  };
  return Object.entries(snippets).reduce((text, [heading, code]) => {
    const block = new RegExp(`(### ${heading}\\n[^]*?\`\`\`\\n)[^]*?(\`\`\`)`, 'u');
    return text.replace(block, (_, before: string, after: string) => before + code + after);
  }, page);
}

function snippet(
  rules: readonly HeaderRule[],
  line: (name: string, value: string) => string,
): string {
  return rules.flatMap(({ headers }) => headers.map((header) => `${line(...header)}\n`)).join('');
}
