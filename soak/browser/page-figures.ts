/** What a page holds: memory, workers, nodes and listeners, for the stages that look for leaks. */
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/find-chromium.mjs';

export type PageFigures = {
  /** Of the page and its workers, after a collection of garbage. */
  readonly bytes: number;
  readonly workers: number;
  readonly nodes: number;
  readonly listeners: number;
};

/** A browser that measures memory when it is asked, not some minutes later. */
export async function launchMeasured(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: ['--no-sandbox', '--enable-blink-features=ForceEagerMeasureMemory'],
  });
}

export async function pageFigures(on: Page, cdp: CDPSession): Promise<PageFigures> {
  await cdp.send('HeapProfiler.collectGarbage');
  const bytes = await on.evaluate(async () => {
    // The DOM library has no type for it yet; the page is isolated, so that it is there.
    const { measureUserAgentSpecificMemory } = performance as unknown as {
      readonly measureUserAgentSpecificMemory: () => Promise<{ readonly bytes: number }>;
    };
    return (await measureUserAgentSpecificMemory.call(performance)).bytes;
  });
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters');
  return { bytes, workers: on.workers().length, nodes, listeners: jsEventListeners };
}

export function figuresInWords({ bytes, workers, nodes, listeners }: PageFigures): string {
  return `${(bytes / 1e6).toFixed(1)} MB in page and workers, ${workers} workers, ${nodes} nodes, ${listeners} listeners`;
}
