/** The engine's errors cross a worker as strings; here they become a PolicyError, once. */
import { PolicyError, type PolicyErrorKind } from '#core/rollout/policy-error.ts';

type Rule = readonly [pattern: RegExp, kind: PolicyErrorKind, sentence: string];

const rules: readonly Rule[] = [
  [
    /ContextWindowSizeExceeded|context window size/iu,
    'context',
    'The conversation is longer than the model can read.',
  ],
  [
    /out of memory|\bOOM\b|alloc\w* fail|exceeds the (?:max|limit)/iu,
    'out-of-memory',
    'The graphics card has too little memory for this model: choose a smaller one, or close other programs.',
  ],
  [
    /device (?:was|is) lost|DeviceLost|device.*destroyed/iu,
    'lost',
    'The graphics card stopped, mostly for lack of memory: run again, or choose a smaller model.',
  ],
  [
    /shader-f16/iu,
    'unsupported',
    'This graphics card has no half-precision arithmetic (shader-f16): choose another model.',
  ],
  [
    /WebGPU(?:NotAvailable|NotFound)|WebGPU is not|compatible GPU|requestAdapter/iu,
    'unsupported',
    'This browser offers no graphics card to the page (WebGPU): use a newer browser, or another policy.',
  ],
  [
    /QuotaExceeded|quota/iu,
    'out-of-memory',
    'The browser has no room left to keep this model: delete another.',
  ],
  [
    /Integrity|checksum|magic (?:word|number)|CompileError/iu,
    'corrupt',
    'A file of the model is not what it should be: delete the model and load it again.',
  ],
  [
    /Failed to fetch|NetworkError|network error|Load failed|Failed to execute 'add' on 'Cache'|Cannot fetch|HTTP|fetch/iu,
    'unreachable',
    'The model could not be fetched: the host can’t be reached, or this build may not talk to it.',
  ],
  [
    /ModelNotFound|Cannot find model/iu,
    'unsupported',
    'The engine does not know this model: choose one of the list.',
  ],
];

export function webllmError(error: unknown): PolicyError {
  if (error instanceof PolicyError) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  for (const [pattern, kind, sentence] of rules) {
    if (pattern.test(text)) return new PolicyError(kind, sentence, { cause: error });
  }
  const line = text.replace(/\s+/gu, ' ').slice(0, 200);
  return new PolicyError('other', `The engine failed: ${line}`, { cause: error });
}
