/** The plain Node scripts that benchmarks use; they run before any package is there, so they are not TypeScript. */
declare module '*/build-site.mjs' {
  export function buildSite(options: { readonly onlyIfChanged: boolean }): boolean;
}
declare module '*/find-chromium.mjs' {
  export function findChromium(): Promise<string | null>;
}
declare module '*/site-server.mjs' {
  export function serveSite(options: {
    readonly port: number;
    readonly host: string | undefined;
    readonly folder?: string;
  }): Promise<unknown>;
}
declare module '*/run-node.mjs' {
  export function runProgram(
    name: string,
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): boolean;
}
