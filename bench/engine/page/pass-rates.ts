/** What passes cost: reading 512 tokens, and writing one, four, eight and sixteen to a pass after them. */
import type { Model } from '#policies/bundled/model.ts';

const promptTokens = 512;
const passes = 16;

/** Of the second of two rounds; the first compiles. */
export async function passRates(
  model: Model,
  ids: readonly number[],
): Promise<Record<string, number>> {
  const prompt = Array.from({ length: promptTokens }, (_, at) => ids[at % ids.length] ?? 0);
  const found: Record<string, number> = {};
  for (let round = 0; round < 2; round += 1) {
    const cache = model.newCache();
    const began = performance.now();
    for (let at = 0; at < prompt.length; at += model.passTokens) {
      await model.pass(cache, prompt.slice(at, at + model.passTokens), [0]);
    }
    found['prefillRate'] = (1000 * prompt.length) / (performance.now() - began);
    for (const width of [1, 4, 8, 16]) {
      const start = performance.now();
      for (let count = 0; count < passes; count += 1) {
        await model.pass(cache, prompt.slice(0, width), [...Array(width).keys()]);
        model.keep(cache, prompt.length);
      }
      found[`msForPassOf${width}`] = (performance.now() - start) / passes;
    }
    found['decodeRate'] = 1000 / (found['msForPassOf1'] ?? Number.NaN);
    model.drop(cache);
  }
  return found;
}
