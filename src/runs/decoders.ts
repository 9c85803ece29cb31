/**
 * Everything that reads what came from outside: links, files, recorded runs. One chunk, with its checker: the page asks
 * for it beside its own code and runs it in a task of its own.
 */
// biome-ignore lint/performance/noBarrelFile: that they come together is the point.
export { decodeRecipe } from './decode-recipe.ts';
export { decodeRun } from './decode-run.ts';
export { decodeRunLink } from './decode-run-link.ts';
export { decodeRecordedIndex } from './recorded-index.ts';
