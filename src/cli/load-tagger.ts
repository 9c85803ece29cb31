/** The tagger, loaded when a command masks something: its library takes longer to start than a search. */
import type { Tagger } from '#core/ramp/make-instance.ts';

export async function loadTagger(): Promise<Tagger> {
  return (await import('#tagging/tagger.ts')).tagger;
}
