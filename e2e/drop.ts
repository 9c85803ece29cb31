/** Files dropped onto the page. */
import type { Page } from '@playwright/test';

/** `times`: how often the content stands in the file, so that a large one need not be sent to the browser. */
export async function drop(page: Page, name: string, content: string, times = 1): Promise<void> {
  await page.evaluate(
    ({ name: file, content: text, times: count }) => {
      const data = new DataTransfer();
      data.items.add(new File(Array<string>(count).fill(text), file));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
        );
      }
    },
    { name, content, times },
  );
}
