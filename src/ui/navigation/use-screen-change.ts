import { useEffect } from 'react';
import { useStrings } from '#ui/strings/strings.ts';

/** The screen that was shown last, by its name in the address. */
let lastShown: string | null = null;

/**
 * What a change of screen is, for the window's title and the focus: it goes to the heading of the new screen, also when
 * its code arrives late. The first screen of a visit leaves the focus where a page begins.
 *
 * `title`: null on the stage, whose window has the name of the whole.
 */
export function useScreenChange(name: string, title: string | null, isShown: boolean): void {
  const { idea, navigation } = useStrings();
  useEffect(() => {
    document.title = title === null ? `MaskSearch: ${idea}` : navigation.titleOf(title);
  }, [title, idea, navigation]);
  useEffect(() => {
    if (!isShown) return;
    if (lastShown !== null && lastShown !== name) {
      document.querySelector<HTMLElement>('#screen h1')?.focus({ preventScroll: true });
      scrollTo({ top: 0, behavior: 'instant' });
    }
    lastShown = name;
  }, [name, isShown]);
}
