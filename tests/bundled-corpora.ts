/** Before the tests: the bundled corpora are built once, not by every test that opens one. */
import { openCorpusFolder } from '#cli/corpus-folder.ts';

export async function setup(): Promise<void> {
  await openCorpusFolder(undefined, 'en');
  await openCorpusFolder(undefined, 'zh');
}
