/** The bundled policy: whether it ships, and its engine, loaded when it is first needed. */
import type { Context } from './context.ts';
import { loading, readyValue } from './load.ts';
import type { BundledOffer, EngineInfo } from './ports.ts';
import { ProblemError, problemOf } from './problem.ts';

export type EngineActions = {
  /** Looks once whether weights ship with this copy. */
  readonly findBundled: () => Promise<BundledOffer | null>;
  /** Loads the engine on first use; rejects with a ProblemError, and the state says so too. */
  readonly openEngine: () => Promise<EngineInfo>;
};

export function engineActions({ get, set, ports }: Context): EngineActions {
  let finding: Promise<BundledOffer | null> | null = null;
  let opening: Promise<EngineInfo> | null = null;

  const put = (changed: Partial<ReturnType<typeof get>['bundled']>) =>
    set({ bundled: { ...get().bundled, ...changed } });

  const find = async () => {
    put({ offer: loading });
    try {
      const value = await ports.bundledOffer();
      put({ offer: { status: 'ready', value } });
      return value;
    } catch (error) {
      put({ offer: { status: 'failed', problem: problemOf(error) } });
      finding = null;
      throw error;
    }
  };

  const findBundled = () => {
    finding ??= find();
    return finding;
  };

  const open = async () => {
    try {
      if ((await findBundled()) === null) throw new ProblemError({ type: 'no-weights' });
      put({ engine: loading });
      const value = await ports.openBundled((done, total) =>
        put({ engine: { status: 'loading', done, total } }),
      );
      put({ engine: { status: 'ready', value } });
      return value;
    } catch (error) {
      put({ engine: { status: 'failed', problem: problemOf(error) } });
      throw error;
    } finally {
      opening = null;
    }
  };

  const openEngine = async () => {
    const ready = readyValue(get().bundled.engine);
    if (ready) return ready;
    opening ??= open();
    return opening;
  };

  return { findBundled: () => findBundled().catch(() => null), openEngine };
}
