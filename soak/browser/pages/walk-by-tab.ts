/** Through the whole page by Tab: every stop is in view, shows that it has the focus, and the walk ends. */
import type { Page } from '@playwright/test';

const most = 400;

type Stop = {
  readonly what: string;
  readonly isInView: boolean;
  readonly hasRing: boolean;
  readonly isBeforeLast: boolean;
  readonly isKnown: boolean;
};

export async function walkByTab(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
  });
  const faults: string[] = [];
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(here);
    // The focus left the page at its end, or began anew.
    if (stop === null || stop.isKnown) return faults;
    if (!stop.isInView) faults.push(`has the focus out of sight: ${stop.what}`);
    if (!stop.hasRing) faults.push(`does not show its focus: ${stop.what}`);
    // A sheet takes the focus to a place of its own, from where the walk begins.
    if (stop.isBeforeLast && stops > 1)
      faults.push(`comes after what stands behind it: ${stop.what}`);
  }
  return [...faults, `${most} stops by Tab did not lead through it`];
}

/** Runs in the page: what has the focus. */
function here(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // A radio button is drawn by its label, a field with a button in it by what holds both.
  const drawn = [
    element,
    element.closest('label'),
    element.nextElementSibling,
    element.parentElement,
    element.parentElement?.parentElement,
  ].filter((shown) => shown instanceof HTMLElement);
  // Kept in the page, since rows of a long list come and go.
  const walked = window as unknown as { visited?: WeakSet<Element>; last?: Element };
  walked.visited ??= new WeakSet();
  const isKnown = walked.visited.has(element);
  const { last } = walked;
  walked.visited.add(element);
  walked.last = element;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  const ring = drawn.some((shown) => getComputedStyle(shown).outlineStyle !== 'none');
  return {
    what: element.outerHTML.slice(0, 160),
    isInView: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    hasRing: ring || outlineStyle !== 'none' || boxShadow !== 'none',
    isKnown,
    isBeforeLast:
      last?.isConnected === true &&
      (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  };
}
