/**
 * Actions, as the paper's agent writes them (section 3.2): it thinks, searches, reads and in the end
 * answers. `fill` is ours: each span is committed where its evidence was read, so that a reader can watch it.
 */
export type Action =
  | { readonly type: 'search'; readonly mask: number | null; readonly query: string }
  /** `text` is null when the policy says that it does not know. Masks count from 1. */
  | { readonly type: 'fill'; readonly mask: number; readonly text: string | null }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'invalid'; readonly reason: InvalidReason };

export type InvalidReason =
  | 'no-action'
  | 'empty-query'
  | 'no-mask'
  | 'unclosed'
  | 'two-actions'
  | 'search-limit';

/** What a policy wrote before its action: the sentence it relies on, that there is none, or free words. */
export type Thought =
  | { readonly type: 'evidence'; readonly hit: number; readonly quote: string }
  | { readonly type: 'no-evidence' }
  | { readonly type: 'words'; readonly text: string };

export type Decision = { readonly thought: Thought | null; readonly action: Action };
