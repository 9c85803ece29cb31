/**
 * The first visit, and the second: how many bytes come, when something is painted, when the recorded run plays, when
 * the reader's own live run does, and what kept the main thread from answering meanwhile. Each on a fast and on a slow
 * connection (1.6 Mbit/s, 150 ms round trip) and on a processor slowed four times. The built site in a real Chromium.
 */
import { z } from 'zod';
import { quantile } from '../quantile.ts';
import { builtSite, sitePort } from '../site.ts';
import { type QuietBrowser, quietBrowser } from './quiet-browser.ts';
import { quietPage, startTrace } from './quiet-page.ts';
import { slowLink } from './slow-link.ts';

const visits = 3;
const slow = { bitsPerSecond: 1_600_000, roundTripMs: 150 };

const conditions = {
  fast: { link: null, slowdown: 1 },
  slowNetwork: { link: slow, slowdown: 1 },
  slowProcessor: { link: null, slowdown: 4 },
  slowBoth: { link: slow, slowdown: 4 },
} as const;

type Visit = {
  readonly kilobytes: number;
  readonly firstPaintMs: number;
  readonly playingMs: number;
  /** From the click on "Run it live" until the live run plays. */
  readonly liveMs: number;
  readonly longestTaskMs: number;
  /** The same in processor time of the main thread, which other programs on the machine change little. */
  readonly longestTaskCpuMs: number;
  /** Sum of what tasks took beyond 50 ms, until the recorded run played. */
  readonly blockingMs: number;
};

export async function benchStartup(): Promise<object> {
  const { chromium: executablePath } = await builtSite();
  const browser = await quietBrowser(executablePath);
  try {
    return { visits, ...(await visitAll(browser, { now: sitePort }))['now'] };
  } finally {
    await browser.close();
  }
}

type Results = Record<string, { readonly cold: Visit; readonly warm: Visit }>;

/** Several builds of the site take turns, so that they meet the same minutes of the same machine. */
export async function visitAll(
  browser: QuietBrowser,
  ports: Readonly<Record<string, number>>,
): Promise<Record<string, Results>> {
  const results: Record<string, Results> = {};
  for (const [name, { link, slowdown }] of Object.entries(conditions)) {
    const visited = Object.entries(ports).map(([build, port]) => {
      const [cold, warm]: [Visit[], Visit[]] = [[], []];
      return { build, port, cold, warm };
    });
    for (let count = 0; count < visits; count += 1) {
      for (const { port, cold, warm } of visited) {
        const through = link && (await slowLink(port, link));
        const address = `http://127.0.0.1:${through?.port ?? port}/`;
        const [first, second] = await twice(browser, address, slowdown);
        cold.push(first);
        warm.push(second);
        through?.close();
      }
    }
    for (const { build, cold, warm } of visited) {
      results[build] = { ...results[build], [name]: { cold: medians(cold), warm: medians(warm) } };
    }
  }
  return results;
}

/** A visit with an empty cache, and one more. */
async function twice(
  browser: QuietBrowser,
  address: string,
  slowdown: number,
): Promise<readonly [Visit, Visit]> {
  const { browserContextId } = contextSchema.parse(
    await browser.send('Target.createBrowserContext', {}),
  );
  try {
    const once = () => visit(browser, browserContextId, address, slowdown);
    return [await once(), await once()];
  } finally {
    await browser.send('Target.disposeBrowserContext', { browserContextId });
  }
}

const contextSchema = z.object({ browserContextId: z.string() });

async function visit(
  browser: QuietBrowser,
  browserContextId: string,
  address: string,
  slowdown: number,
): Promise<Visit> {
  const page = await quietPage(browser, browserContextId);
  if (slowdown > 1) await page.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // The TypeScript runner names functions by a helper of its own, which the page does not have.
  const source = `globalThis.__name = (named) => named; (${watchStartup})()`;
  await page.send('Page.enable', {});
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
  const trace = await startTrace(browser);
  await page.send('Page.navigate', { url: address });
  await page.until('Boolean(window.startup?.playing)');
  const bytes = await page.value(
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0)",
  );
  const longestTaskCpuMs = longestTask(await trace.stop());
  const began = performance.now();
  await page.value(
    "[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Run it live')).click()",
  );
  // Its badge, and not a sentence that speaks of it.
  await page.until(
    "[...document.querySelectorAll('p, span')].some((one) => one.textContent === 'Live run')",
  );
  const liveMs = performance.now() - began;
  // Read last: a paint is reported some time after it.
  const started = startupSchema.parse(await page.value('window.startup'));
  await page.close();
  return {
    ...{ kilobytes: z.number().parse(bytes) / 1000, liveMs },
    ...{ playingMs: started.playing, firstPaintMs: started.paint },
    ...{ longestTaskMs: Math.max(0, ...started.tasks), longestTaskCpuMs },
    blockingMs: started.tasks.reduce((sum, ms) => sum + ms - 50, 0),
  };
}

const startupSchema = z.object({
  ...{ playing: z.number(), paint: z.number(), tasks: z.array(z.number()) },
});

const traceEvents = z.array(
  z.object({
    ...{ name: z.string(), pid: z.number(), tid: z.number(), tdur: z.optional(z.number()) },
    args: z.optional(z.looseObject({ name: z.optional(z.unknown()) })),
  }),
);

/** Of the threads that render pages, in milliseconds. */
function longestTask(trace: readonly unknown[]): number {
  const events = traceEvents.parse(trace);
  const threads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
  );
  return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}

type Startup = { playing: number; paint: number; tasks: number[] };
declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the platform's own.
  interface Window {
    startup?: Startup;
  }
}

/** Runs in the page before its own code. Plays: there are events, and the button that would pause them. */
function watchStartup(): void {
  const startup: Startup = { playing: 0, paint: 0, tasks: [] };
  window.startup = startup;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      if (!startup.playing) startup.tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === 'first-contentful-paint') startup.paint = startTime;
  }).observe({ type: 'paint', buffered: true });
  const look = () => {
    const slider = document.querySelector('[role=slider]');
    const events = Number(slider?.getAttribute('aria-valuemax') ?? 0);
    const pause = [...document.querySelectorAll('button')].some((button) =>
      (button.getAttribute('aria-label') ?? button.textContent)?.includes('Pause'),
    );
    if (events > 0 && pause) {
      // The frame that shows it has been drawn when the next one begins.
      requestAnimationFrame(() => {
        startup.playing = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function medians(all: readonly Visit[]): Visit {
  const median = (of: (one: Visit) => number) => quantile(all.map(of), 0.5);
  return {
    kilobytes: median(({ kilobytes }) => kilobytes),
    firstPaintMs: median(({ firstPaintMs }) => firstPaintMs),
    playingMs: median(({ playingMs }) => playingMs),
    liveMs: median(({ liveMs }) => liveMs),
    longestTaskMs: median(({ longestTaskMs }) => longestTaskMs),
    longestTaskCpuMs: median(({ longestTaskCpuMs }) => longestTaskCpuMs),
    blockingMs: median(({ blockingMs }) => blockingMs),
  };
}
