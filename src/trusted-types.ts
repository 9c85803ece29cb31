/**
 * Under Trusted Types only this policy can turn text into the address of a script, and it takes our own origin only.
 * It is the default one, so that libraries that start workers need not know of it. There is no rule for HTML: text
 * never becomes markup here. Imported before everything else.
 */
type PolicyRules = { readonly createScriptURL: (url: string) => string };
type Factory = { readonly createPolicy: (name: 'default', rules: PolicyRules) => unknown };

// The DOM library has no types for it yet.
const { trustedTypes } = globalThis as { readonly trustedTypes?: Factory };

trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    if (new URL(url, document.baseURI).origin === location.origin) return url;
    throw new TypeError(`A script of another origin was refused: ${url}`);
  },
});
