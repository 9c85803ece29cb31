/** The words of a run's page, in one language; the interface brings them. */
export type PageLabels = {
  readonly language: string;
  readonly recorded: string;
  readonly policy: string;
  readonly search: (n: number | null) => string;
  readonly hits: (count: number) => string;
  readonly fill: (n: number) => string;
  readonly unknown: string;
  readonly reward: string;
  readonly right: (right: number, count: number) => string;
  readonly was: string;
  readonly sources: string;
  readonly controls: { readonly back: string; readonly play: string; readonly forward: string };
  readonly made: string;
};
