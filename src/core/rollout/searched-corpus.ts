/**
 * What a run searched, as its corpus id: the encyclopedia, and after a plus what was searched besides. It stands in
 * the run's first event, so that every run says by itself what its hits may come from.
 *
 *   bundled-en    bundled-en+own    bundled-en+own+wikipedia
 */
export type SearchedCorpus = {
  readonly base: string;
  /** The visitor's own documents. */
  readonly own: boolean;
  /** Pages of Wikipedia, fetched for each query. */
  readonly wikipedia: boolean;
};

export function searchedCorpusId({ base, own, wikipedia }: SearchedCorpus): string {
  return `${base}${own ? '+own' : ''}${wikipedia ? '+wikipedia' : ''}`;
}

export function searchedCorpus(id: string): SearchedCorpus {
  const [, base = '', own, wikipedia] = /^(.*?)(\+own)?(\+wikipedia)?$/su.exec(id) ?? [];
  return { base, own: own !== undefined, wikipedia: wikipedia !== undefined };
}
