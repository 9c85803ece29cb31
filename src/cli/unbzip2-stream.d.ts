/** The package has no declarations of its own. */
declare module 'unbzip2-stream' {
  /** A stream of Node's first kind: bzip2 in, plain bytes out; streams that follow one another are one. */
  // biome-ignore lint/style/noDefaultExport: it is how the package exports it.
  export default function unbzip2Stream(): NodeJS.ReadWriteStream;
}
