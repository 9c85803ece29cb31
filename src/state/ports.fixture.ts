/** Ports for tests: a corpus of one passage, a clock and frames that the test moves. */
import type { Policy } from '#core/rollout/policy.ts';
import { fakeLibrary } from './library.fixture.ts';
import type { CorpusInfo, DocumentPage, Ports } from './ports.ts';

export type FakePorts = Ports & {
  readonly stored: Map<string, string>;
  readonly copied: string[];
  readonly saved: Map<string, string>;
  hash: string;
  /** Runs the waiting frames and timers, so many milliseconds later. */
  readonly pass: (ms: number) => void;
};

/** Files by path, such as a recorded run. Anything may be replaced. */
export function fakePorts(files: Record<string, string>, changed: Partial<Ports> = {}): FakePorts {
  let clock = 0;
  let frames: ((now: number) => void)[] = [];
  let timers: (() => void)[] = [];
  const stored = new Map<string, string>();
  const copied: string[] = [];
  const saved = new Map<string, string>();
  const listeners: (() => void)[] = [];
  const fake: FakePorts = {
    stored,
    copied,
    saved,
    hash: '',
    pass: (ms) => {
      clock += ms;
      const [dueFrames, dueTimers] = [frames, timers];
      [frames, timers] = [[], []];
      for (const frame of dueFrames) frame(clock);
      for (const timer of dueTimers) timer();
    },
    openCorpus: async () => corpus,
    lab: async () => {
      throw new Error('This test has no Lab.');
    },
    environment: (corpusId) => ({ corpusId, search: async () => [hit] }),
    readDocument: async (_, name) => (name === page.id || name === page.title ? page : null),
    maskablePassages: async ({ text }) => [text],
    models: async () => {
      throw new Error('No models here.');
    },
    policyOf: async (id) => (id === 'baseline' ? policy : null),
    bundledOffer: async () => null,
    spanLogProbabilities: async ({ spans }) => spans.map(() => -1),
    openBundled: async () => ({ device: 'cpu', threads: 1, openMs: 1, fellBack: null }),
    maskText: async ({ text }) => ({
      text,
      salient: [{ start: 0, end: 4, type: 'term' }],
      candidates: [{ start: 0, end: 4, type: 'term', weight: 1, rejection: null }],
      spans: [{ start: 0, end: 4 }],
    }),
    readFile: async (path) => {
      const content = files[path];
      if (content === undefined) throw new Error(`${path}: 404`);
      return content;
    },
    saveFile: (name, content) => {
      if (typeof content === 'string') saved.set(name, content);
    },
    now: () => clock,
    frame: (callback) => {
      frames.push(callback);
      return () => {
        frames = frames.filter((other) => other !== callback);
      };
    },
    wait: (_, callback) => {
      timers.push(callback);
      return () => {
        timers = timers.filter((other) => other !== callback);
      };
    },
    randomSeed: () => 42,
    storage: {
      read: (key) => stored.get(key) ?? null,
      write: (key, value) => stored.set(key, value),
    },
    tabStorage: {
      read: (key) => stored.get(`tab.${key}`) ?? null,
      write: (key, value) => stored.set(`tab.${key}`, value),
    },
    link: {
      read: () => fake.hash,
      write: (hash) => {
        fake.hash = hash;
      },
      copy: async (hash) => {
        copied.push(hash);
      },
      open: (hash) => {
        fake.hash = hash;
        for (const listener of listeners) listener();
      },
      onChange: (listener) => listeners.push(listener),
    },
    preferredLanguage: () => 'en',
    library: fakeLibrary,
    offline: async () => {
      throw new Error('This test has no service worker.');
    },
    evaluation: async () => {
      throw new Error('This test measures nothing.');
    },
    ...changed,
  };
  return fake;
}

const corpus: CorpusInfo = {
  id: 'bundled-en',
  title: 'Test',
  documents: 1,
  passages: 1,
  bytes: 1,
  catalogue: [{ id: 'curie', title: 'Marie Curie', field: 'science' }],
};

const page: DocumentPage = {
  id: 'curie',
  title: 'Marie Curie',
  field: 'science',
  links: ['Warsaw'],
  text: 'Born in Warsaw in 1867.',
  source: 'test',
  licence: 'CC0',
  passages: [[0, 23]],
};

const hit = {
  passageId: 'curie#0',
  documentId: 'curie',
  title: 'Marie Curie',
  text: page.text,
  score: 1,
  terms: [],
  source: 'test',
  licence: 'CC0',
};

/** Searches once, fills every blank with "Warsaw", answers. */
const policy: Policy = {
  id: 'baseline',
  async *act({ steps, view }) {
    const blanks = view.kind === 'ramp' ? view.parts.length - 1 : 1;
    const texts = [
      '<search><mask1> born </search>',
      ...Array.from({ length: blanks }, (_, index) => `<fill><mask${index + 1}> Warsaw </fill>`),
      '<answer></answer>',
    ];
    yield { type: 'decision', text: texts[steps.length] ?? '<answer></answer>', tokens: 0 };
  },
};
