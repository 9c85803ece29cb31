/**
 * The golden self-test: after loading, an engine computes prompts whose logits are in the manifest. Some GPUs give
 * wrong numbers from a certain length on, without any error (docs/design.md); tokens alone may hide it for a while.
 */
import { BundledError } from './bundled-error.ts';
import type { Model } from './model.ts';
import type { Golden } from './policy-manifest.ts';

/** Largest difference of a logit; throws `garbage` when it is over the tolerance or no number. */
export async function selfTest<Cache>(model: Model<Cache>, golden: Golden): Promise<number> {
  let worst = 0;
  for (const { ids, logits } of golden.prompts) {
    const cache = model.newCache();
    try {
      const row = await model.pass(cache, ids, [ids.length - 1]);
      for (const [token, wanted] of logits) {
        const difference = Math.abs((row[token] ?? Number.NaN) - wanted);
        worst = difference <= worst ? worst : difference;
      }
    } finally {
      model.drop(cache);
    }
    if (!(worst <= golden.tolerance)) throw new BundledError({ type: 'garbage' });
  }
  return worst;
}
