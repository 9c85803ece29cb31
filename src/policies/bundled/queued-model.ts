/** A model whose passes wait for each other: engines run one at a time, and several runs may share one. */
import type { Model } from './model.ts';

export function queuedModel<Cache>(model: Model<Cache>): Model<Cache> {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...model,
    pass: (...given) => {
      const pass = last.then(() => model.pass(...given));
      last = pass.catch(() => {});
      return pass;
    },
  };
}
