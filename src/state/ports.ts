/** Everything the store needs from outside, as plain functions: tests pass fakes, main.tsx the real ones. */
import type { TypedSpan } from '#core/ramp/patterns.ts';
import type { Candidate } from '#core/ramp/salient-spans.ts';
import type { Environment } from '#core/rollout/environment.ts';
import type { Policy } from '#core/rollout/policy.ts';
import type { PolicyErrorKind } from '#core/rollout/policy-error.ts';
import type { Language } from '#core/text/language.ts';
import type { Span } from '#core/text/span.ts';
import type { Accuracy } from '#lab/held-out.ts';
import type { LabFacts, LabStep } from '#lab/lab-methods.ts';
import type { TryOut } from '#lab/session.ts';
import type { LabSettings } from '#lab/settings.ts';
import type { EvaluationPorts } from './evaluation/evaluation-ports.ts';
import type { LibraryPort } from './library-port.ts';
import type { ModelsPort } from './models/models-port.ts';

import type { OfflinePort } from './offline.ts';

export type CatalogueEntry = {
  readonly id: string;
  readonly title: string;
  readonly field: string;
};

export type CorpusInfo = {
  readonly id: string;
  readonly title: string;
  readonly documents: number;
  readonly passages: number;
  readonly bytes: number;
  readonly catalogue: readonly CatalogueEntry[];
};

export type DocumentPage = {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly links: readonly string[];
  readonly text: string;
  readonly source: string;
  readonly licence: string;
  /** `[start, end)` of each indexed passage. */
  readonly passages: readonly (readonly [number, number])[];
};

export type MaskingRequest = {
  readonly title: string;
  readonly text: string;
  readonly language: Language;
  readonly masks: number;
  readonly seed: number;
};

export type MaskedText = {
  /** The text after title repair; all offsets are in it. */
  readonly text: string;
  readonly salient: readonly TypedSpan[];
  /** All spans that were looked at, with their weight in the draw, or why they may not be masked. */
  readonly candidates: readonly Candidate[];
  /** The spans drawn; none when nothing can be masked. */
  readonly spans: readonly Span[];
};

/** The bundled policy that ships with this copy of the page. */
export type BundledOffer = {
  readonly title: string;
  readonly stage: string;
  readonly parameters: number;
  /** Of its weights, its graph and its tokenizer, as they travel; the engine itself comes on top. */
  readonly bytes: number;
};

/** The engine that runs the bundled policy, once it is loaded. */
export type EngineInfo = {
  readonly device: 'gpu' | 'cpu';
  readonly threads: number;
  readonly openMs: number;
  /** Why it is not the GPU although there is one; null otherwise. */
  readonly fellBack: PolicyErrorKind | null;
};

/** The Training Lab's worker. Calls reject when it has stopped. */
export type LabPort = {
  /** Opens the corpus and begins a session; progress is in bytes. */
  readonly open: (
    settings: LabSettings,
    options: { readonly onProgress: (done: number, total: number) => void },
  ) => Promise<LabFacts>;
  readonly reset: (settings: LabSettings) => Promise<unknown>;
  readonly change: (settings: LabSettings) => Promise<unknown>;
  readonly step: () => Promise<LabStep>;
  readonly measure: () => Promise<Accuracy>;
  readonly tryOut: (index: number) => Promise<TryOut>;
};

export type Ports = {
  /** Starts the Lab's worker, or gives the one that runs. */
  readonly lab: () => Promise<LabPort>;
  /** Opens the bundled corpus of the language; rejects with a ProblemError. */
  readonly openCorpus: (
    language: Language,
    onProgress: (done: number, total: number) => void,
  ) => Promise<CorpusInfo>;
  readonly environment: (corpusId: string) => Environment;
  readonly readDocument: (corpusId: string, name: string) => Promise<DocumentPage | null>;
  /** The passages of a document that may be masked, as text. */
  readonly maskablePassages: (
    document: DocumentPage,
    language: Language,
  ) => Promise<readonly string[]>;
  /** Null when this copy of the page ships no weights. */
  readonly bundledOffer: () => Promise<BundledOffer | null>;
  /** Loads the bundled policy on first use; progress is in bytes. Rejects with a ProblemError. */
  readonly openBundled: (onProgress: (done: number, total: number) => void) => Promise<EngineInfo>;
  /**
   * Masking by perplexity: for each span (sorted, disjoint) the mean natural logarithm of its tokens' probability,
   * read by the bundled model from the text's beginning; lower is more surprising. Loads the model on first use.
   */
  readonly spanLogProbabilities: (reading: {
    readonly title: string;
    readonly text: string;
    readonly spans: readonly Span[];
  }) => Promise<readonly number[]>;
  readonly policyOf: (id: string) => Promise<Policy | null>;
  /** What the Models screen works with; its code loads when it is first asked for. */
  readonly models: () => Promise<ModelsPort>;
  readonly maskText: (request: MaskingRequest) => Promise<MaskedText>;
  /** A text file that ships with the page; rejects when it can't be read. */
  readonly readFile: (path: string) => Promise<string>;
  /** Offers the content as a download under this name. */
  readonly saveFile: (name: string, content: string | Blob, type: string) => void;
  /** Milliseconds from any origin. */
  readonly now: () => number;
  /** Calls back before the next frame with its time; returns what cancels it. */
  readonly frame: (callback: (now: number) => void) => () => void;
  /** Calls back after so many milliseconds; returns what cancels it. */
  readonly wait: (ms: number, callback: () => void) => () => void;
  readonly randomSeed: () => number;
  readonly storage: {
    readonly read: (key: string) => string | null;
    readonly write: (key: string, value: string) => void;
  };
  /** Of this tab only; gone when it is closed. */
  readonly tabStorage: Ports['storage'];
  readonly link: {
    readonly read: () => string;
    /** Replaces the address; nobody is told. */
    readonly write: (hash: string) => void;
    /** Goes to the address, so that the browser's way back leads here again; the listeners are told. */
    readonly open: (hash: string) => void;
    /** Copies the address of the page with this hash; rejects when the browser refuses. */
    readonly copy: (hash: string) => Promise<void>;
    readonly onChange: (listener: () => void) => void;
  };
  /** The language that the visitor's browser asks for. */
  readonly preferredLanguage: () => Language;
  /** The way to the service worker; its code is fetched when it is first needed. */
  readonly offline: () => Promise<OfflinePort>;
  readonly library: LibraryPort;
  /** What the Evaluate screen needs besides; fetched with it. */
  readonly evaluation: () => Promise<EvaluationPorts>;
};
