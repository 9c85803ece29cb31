import { useEffect } from 'react';
import { useStrings } from '#ui/strings/strings.ts';

/** Whether a screen has been left since the page was opened. */
let hasMoved = false;

/**
 * What a change of screen is, for the window's title and the focus: it goes to the heading of the new screen, also when
 * its code arrives late. The first screen of a visit leaves the focus where a page begins.
 *
 * `title`: null on the stage, whose window has the name of the whole.
 */
export function useScreenChange(title: string | null, isShown: boolean): void {
  const { idea, navigation } = useStrings();
  useEffect(() => {
    document.title = title === null ? `MaskSearch: ${idea}` : navigation.titleOf(title);
  }, [title, idea, navigation]);
  useEffect(() => {
    if (hasMoved && isShown) {
      document.querySelector<HTMLElement>('#screen h1')?.focus({ preventScroll: true });
      scrollTo({ top: 0, behavior: 'instant' });
    }
  }, [isShown]);
  useEffect(
    () => () => {
      hasMoved = true;
    },
    [],
  );
}
