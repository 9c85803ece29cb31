/** What the masking worker offers over the rpc. */
import type { InstanceRequest } from '#core/ramp/make-instance.ts';
import type { TypedSpan } from '#core/ramp/patterns.ts';
import type { Candidate } from '#core/ramp/salient-spans.ts';
import type { InstanceSample, MaskablePassage } from '#core/ramp/sample-instances.ts';
import type { Instance } from '#core/task/instance.ts';
import type { Span } from '#core/text/span.ts';

export type Masking = {
  /** The text after title repair; all offsets are in it. */
  readonly text: string;
  /** Every span worth masking. */
  readonly salient: readonly TypedSpan[];
  /** All spans that were looked at, with weight or reason. */
  readonly candidates: readonly Candidate[];
  /** The spans drawn; none when nothing can be masked. */
  readonly spans: readonly Span[];
};

export type MaskingMethods = {
  readonly mask: {
    readonly argument: Omit<InstanceRequest, 'id' | 'source'>;
    readonly value: Masking;
  };
  /** Seeded instances of these passages, the same as in the terminal. Progress counts instances. */
  readonly sample: {
    readonly argument: InstanceSample & { readonly passages: readonly MaskablePassage[] };
    readonly value: readonly Instance[];
  };
};
