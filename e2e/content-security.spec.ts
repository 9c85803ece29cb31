import { expect, type Page, test } from '@playwright/test';
import { fullJourney } from './full-journey.ts';

/** What a worker is forbidden is an event inside it and nowhere else: its script is given a listener that tells it. */
const listener = `addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
  console.error('Content Security Policy, in a worker: ' + violatedDirective);
});
`;

/** Everything that the page or a worker of it is forbidden. */
async function recordViolations(page: Page): Promise<readonly string[]> {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/u.test(message.text()))
      violations.push(message.text());
  });
  await page.route('**/*worker*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: listener + (await response.text()) });
  });
  return violations;
}

test('a full journey breaks no rule of the content security policy', async ({ page }) => {
  const violations = await recordViolations(page);
  await fullJourney(page);
  expect(violations).toEqual([]);
});

test('a violation in the page or in a worker would be seen', async ({ page }) => {
  const violations = await recordViolations(page);
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => new Function('return 1'), 0);
  });
  await expect.poll(() => violations.length).toBe(1);
  expect(violations[0]).toContain('script-src');
});

test('inline scripts, markup from text, foreign scripts and foreign hosts are refused', async ({
  page,
}) => {
  const violations = await recordViolations(page);
  await page.goto('./');
  await expect(page.getByText('Recorded run')).toBeVisible();
  const outcome = await page.evaluate(async () => {
    const attempt = async (act: () => unknown) => {
      try {
        await act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    return {
      script: await attempt(() => {
        document.createElement('script').text = 'alert(1)';
      }),
      inline: await attempt(() => {
        const link = document.createElement('a');
        link.setAttribute('onclick', 'window.wasRun = true');
        link.click();
        if (!('wasRun' in window)) throw new TypeError('nothing was run');
      }),
      markup: await attempt(() => {
        document.body.innerHTML = '<img src=x onerror=alert(1)>';
      }),
      worker: await attempt(() => new Worker('https://example.org/worker.js')),
      fetch: await attempt(() => fetch('https://example.org/')),
    };
  });
  expect(outcome).toEqual({
    script: 'TypeError',
    inline: 'TypeError',
    markup: 'TypeError',
    worker: 'TypeError',
    fetch: 'TypeError',
  });
  expect(violations.length).toBeGreaterThanOrEqual(3);
});
