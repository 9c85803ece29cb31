/** Through the whole page by Tab: every stop is in view, shows that it has the focus, and the walk ends. */
import type { Page } from '@playwright/test';

const most = 400;

type Stop = {
  readonly what: string;
  readonly isInView: boolean;
  readonly hasRing: boolean;
  /** Index of the element among all of the page. */
  readonly order: number;
};

export async function walkByTab(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
  });
  const faults: string[] = [];
  const orders = new Set<number>();
  let previous = -1;
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(here);
    // The focus left the page at its end, or began anew.
    if (stop === null || orders.has(stop.order)) return faults;
    orders.add(stop.order);
    if (!stop.isInView) faults.push(`has the focus out of sight: ${stop.what}`);
    if (!stop.hasRing) faults.push(`does not show its focus: ${stop.what}`);
    if (stop.order < previous && previous !== -1 && orders.size > 2)
      faults.push(`takes the focus before what stands before it: ${stop.what}`);
    previous = stop.order;
  }
  return [...faults, `${most} stops by Tab did not lead through it`];
}

/** Runs in the page: what has the focus. */
function here(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  // A radio button or a box that can be ticked may be drawn by its label.
  const drawn = [element, element.closest('label'), element.nextElementSibling].filter(
    (shown) => shown !== null,
  );
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  const ring = drawn.some((shown) => getComputedStyle(shown).outlineStyle !== 'none');
  return {
    what: element.outerHTML.slice(0, 160),
    isInView: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
    hasRing: ring || outlineStyle !== 'none' || boxShadow !== 'none',
    order: [...document.querySelectorAll('*')].indexOf(element),
  };
}
