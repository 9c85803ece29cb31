/** A page of the quiet browser: what the start-up benchmark does with one. */
import { z } from 'zod';
import type { QuietBrowser } from './quiet-browser.ts';

export type QuietPage = {
  readonly send: (method: string, params: object) => Promise<unknown>;
  /** What an expression gives in the page. */
  readonly value: (expression: string) => Promise<unknown>;
  /** Resolves when an expression is true there; throws after two minutes. */
  readonly until: (expression: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const target = z.object({ targetId: z.string() });
const session = z.object({ sessionId: z.string() });
const evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

const patienceMs = 120_000;
/** Between two looks; times are taken in the page, so that a look does not round them. */
const lookMs = 50;

export async function quietPage(
  browser: QuietBrowser,
  browserContextId: string,
): Promise<QuietPage> {
  const { targetId } = target.parse(
    await browser.send('Target.createTarget', { url: 'about:blank', browserContextId }),
  );
  const { sessionId } = session.parse(
    await browser.send('Target.attachToTarget', { targetId, flatten: true }),
  );
  const send = (method: string, params: object) => browser.send(method, params, sessionId);
  const value = async (expression: string) => {
    const asked = { expression, returnByValue: true };
    const { result, exceptionDetails } = evaluated.parse(await send('Runtime.evaluate', asked));
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value;
  };
  const until = async (expression: string) => {
    const end = performance.now() + patienceMs;
    while ((await value(expression)) !== true) {
      if (performance.now() > end) throw new Error(`The page never came to this: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  };
  const close = async () => {
    await browser.send('Target.closeTarget', { targetId });
  };
  return { send, value, until, close };
}

/** Records which tasks the threads of all pages run. */
export async function startTrace(
  browser: QuietBrowser,
): Promise<{ readonly stop: () => Promise<readonly unknown[]> }> {
  const events: unknown[] = [];
  const collected = z.object({ value: z.array(z.unknown()) });
  const deaf = browser.on('Tracing.dataCollected', (params) => {
    events.push(...collected.parse(params).value);
  });
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata'] },
  });
  return {
    stop: async () => {
      let tell = () => {};
      const complete = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const deafToEnd = browser.on('Tracing.tracingComplete', () => tell());
      await browser.send('Tracing.end', {});
      await complete;
      deaf();
      deafToEnd();
      return events;
    },
  };
}
