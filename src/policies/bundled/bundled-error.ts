/** What can go wrong with the bundled policy, each with one plain sentence. */
import { PolicyError, type PolicyErrorKind } from '#core/rollout/policy-error.ts';

export type BundledProblem =
  | {
      readonly type: 'missing' | 'wrong-size' | 'damaged' | 'unreadable';
      readonly file: string;
    }
  | { readonly type: 'other-version' }
  /** The engine can't run here at all. */
  | { readonly type: 'unsupported'; readonly reason: string }
  | { readonly type: 'out-of-memory' }
  /** The device or the worker went away. */
  | { readonly type: 'lost' }
  /** Nothing was heard of it for minutes, as when a driver hangs. */
  | { readonly type: 'stalled' }
  /** The self-test found logits that the weights do not give. */
  | { readonly type: 'garbage' }
  | { readonly type: 'other'; readonly message: string };

const kinds: Readonly<Record<BundledProblem['type'], PolicyErrorKind>> = {
  missing: 'unreachable',
  'wrong-size': 'corrupt',
  damaged: 'corrupt',
  unreadable: 'corrupt',
  'other-version': 'corrupt',
  unsupported: 'unsupported',
  'out-of-memory': 'out-of-memory',
  lost: 'lost',
  stalled: 'stalled',
  garbage: 'unsupported',
  other: 'other',
};

/** `details` survive the way from the worker to the page. */
export class BundledError extends PolicyError {
  readonly details: BundledProblem;
  constructor(details: BundledProblem) {
    super(kinds[details.type], explain(details));
    this.details = details;
  }
}

/** Engines throw strings, numbers and errors of many classes: one place makes them ours. */
export function asBundledError(error: unknown): BundledError {
  if (error instanceof BundledError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (
    /out of memory|bad_alloc|alloc\w* failed|(?:failed|not|unable to) allocate|\boom\b/iu.test(
      message,
    )
  ) {
    return new BundledError({ type: 'out-of-memory' });
  }
  if (/device.*(?:lost|destroyed)|context lost/iu.test(message)) {
    return new BundledError({ type: 'lost' });
  }
  return new BundledError({ type: 'other', message });
}

function explain(problem: BundledProblem): string {
  switch (problem.type) {
    case 'missing':
      return `The policy file ${problem.file} can't be read: check the folder or the connection.`;
    case 'wrong-size':
      return `The policy file ${problem.file} is cut off or has grown: fetch it again.`;
    case 'damaged':
      return `The policy file ${problem.file} is damaged (its SHA-256 differs): fetch it again.`;
    case 'unreadable':
      return `${problem.file} is not a policy manifest: point to a folder that training/export.py made.`;
    case 'other-version':
      return 'This policy was exported for another version of this program: export it again.';
    case 'unsupported':
      return `The engine can't run here: ${problem.reason}`;
    case 'out-of-memory':
      return 'There is not enough memory for the policy: close other tabs or programs and try again.';
    case 'lost':
      return 'The engine stopped while it was working: run again to start it anew.';
    case 'stalled':
      return 'The engine fell silent in the middle of its work: run again to start it anew.';
    case 'garbage':
      return 'The engine computes other numbers than these weights give, so it is not used.';
    case 'other':
      return `The engine failed: ${problem.message}`;
  }
}
