/** What is wrong with the page as it stands, in sentences; an empty list when nothing is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import type { Look } from './looks.ts';
import { englishOnly } from './words.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function faultsOfPage(page: Page, { language }: Look): Promise<readonly string[]> {
  const faults: string[] = [];
  const { lang, sideways, outer, outside, cut, texts } = await page.evaluate(measured);
  if (lang !== language) faults.push(`the page says it is in "${lang}"`);
  if (sideways > 0) faults.push(`scrolls sideways by ${sideways} px`);
  if (outer > 0) faults.push(`two scroll bars: the page is ${outer} px higher than its window`);
  faults.push(...outside.map((what) => `runs over the edge: ${what}`));
  faults.push(...cut.map((what) => `is cut off: ${what}`));
  if (language === 'zh')
    faults.push(
      ...texts.filter((text) => englishOnly.has(text)).map((text) => `is in English: “${text}”`),
    );
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { readonly axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  // Forced colours are the reader's own. axe takes the colour of a text from -webkit-text-fill-color, which tells the
  // page's own colour although the forced one is painted.
  const isForced = await page.evaluate(() => matchMedia('(forced-colors: active)').matches);
  const broken = violations
    .filter(({ id }) => !(isForced && id === 'color-contrast'))
    .map(({ id, nodes }) => `axe ${id}: ${nodes.map((n) => n.html).join(' | ')}`);
  return [...faults, ...broken].map((fault) => fault.slice(0, 400));
}

/** Runs in the page. */
function measured() {
  const root = document.documentElement;
  const edge = root.clientWidth;
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.sr-only, svg, [inert]'),
  );
  const isHidden = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 || height <= 1;
  };
  const scrollsItself = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/u.test(getComputedStyle(element).overflowX) ||
      scrollsItself(element.parentElement));
  const nameOf = (element: HTMLElement) =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? '').trim().slice(0, 60)}`;
  const hasText = (element: HTMLElement) =>
    [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
    );
  const outside = seen.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (
      hasText(element) &&
      !isHidden(element) &&
      (right > edge + 1 || left < -1) &&
      !scrollsItself(element.parentElement)
    );
  });
  const cut = seen.filter((element) => {
    const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
    // What ends in an ellipsis says so, and opens.
    if (
      !hasText(element) ||
      isHidden(element) ||
      textOverflow === 'ellipsis' ||
      webkitLineClamp !== 'none'
    )
      return false;
    const wide = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1;
    const high = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2;
    return wide || high;
  });
  // On a wide page the areas scroll, not the page around them.
  const isDesk = matchMedia('(min-width: 64rem) and (min-height: 34rem)').matches;
  return {
    lang: root.lang,
    sideways: Math.max(0, root.scrollWidth - edge),
    outer: isDesk ? Math.max(0, root.scrollHeight - root.clientHeight) : 0,
    outside: outside.map(nameOf),
    cut: cut.map(nameOf),
    texts: seen.filter(hasText).map((element) => (element.textContent ?? '').trim()),
  };
}
