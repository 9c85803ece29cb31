/** The way between screens: by pointer and keyboard, by address, back again, and when a screen can't be fetched. */
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

/** Opens the menu that holds the screen, wherever it is at this width. */
async function follow(page: Page, name: string) {
  const navigation = page.getByRole('navigation', { name: 'Screens' });
  const link = navigation.getByRole('link', { name, exact: false });
  if (!(await link.first().isVisible())) {
    await navigation.getByRole('button').first().click();
  }
  await link.first().click();
}

test('a screen opens from the navigation, takes the focus, and the way back keeps the run', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Run it live' }).click();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await follow(page, 'Settings');
  await expect(page).toHaveURL(/#\/settings$/u);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await expect(page).toHaveTitle('Settings · MaskSearch');
  await expect(page.getByRole('slider')).toBeHidden();
  await page.goBack();
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/^MaskSearch:/u);
  await follow(page, 'Settings');
  await follow(page, 'Fill');
  await expect(page.getByText('Live run', { exact: true })).toBeVisible();
  await expect(page).not.toHaveURL(/#\/fill/u);
});

test('a screen opens by its address, and the stage from there', async ({ page }) => {
  await page.goto('./#/settings');
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expectAccessible(page);
  await follow(page, 'Fill');
  await expect(page.getByText('Recorded run')).toBeVisible();
});

test('the skip link leads to the content', async ({ page }) => {
  await page.goto('./#/settings');
  // The heading stands before the screen does.
  await expect(page.getByText('Kept in this browser, and nowhere else.')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a name that no screen has is told, with a way on', async ({ page }) => {
  await page.goto('./#/nowhere');
  await expect(page.getByRole('alert').last()).toContainText('no screen “nowhere”');
  await expectAccessible(page);
  await page.getByRole('main').getByRole('button', { name: 'Fill' }).click();
  await expect(page.getByText('Recorded run')).toBeVisible();
});

test('a screen whose code can not be fetched says so, and comes when it can', async ({ page }) => {
  let isCut = true;
  await page.route('**/assets/settings-screen-*.js', (route) =>
    isCut ? route.abort() : route.continue(),
  );
  await page.goto('./#/settings');
  await expect(page.getByRole('main').getByRole('alert').last()).toContainText(
    'could not be fetched',
  );
  await expectAccessible(page);
  isCut = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeVisible();
});
