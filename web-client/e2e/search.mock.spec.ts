import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Search as people use it, against the mock server. */

async function open(page: Page, path: string, language = 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('parley.language', chosen), language);
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

test('finds a conversation by keyboard only and opens it at the message', async ({ page }) => {
  await open(page, '/');
  await expect(page.getByRole('link', { name: /Fiona Maddox/ })).toBeVisible();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search' });
  await expect(field).toBeFocused();
  await expect(page.getByText('How to look for more')).toBeVisible();
  await page.keyboard.type('priya');
  const results = page.getByRole('option');
  await expect(results.first()).toContainText('Priya Nair');
  await expect(page.locator('mark').first()).toHaveText('Priya');
  await expect(page).toHaveURL(/search\?q=priya/);
  await expectAccessible(page, 'found');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/inbox\/(open|closed)\/[^/?]+\?message=\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goBack();
  await expect(field).toHaveValue('priya');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue('');
  await expect(page.getByRole('button', { name: 'priya' })).toBeVisible();
});

test('completes filters with Tab, says what is wrong, and is accessible', async ({ page }) => {
  await open(page, '/search');
  const field = page.getByRole('combobox', { name: 'Search' });
  await field.fill('is:o');
  await expect(page.locator('[data-suggestion]', { hasText: 'is:open' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(field).toHaveValue('is:open ');
  await expect(page.getByRole('option').first()).toBeVisible();
  await field.fill('form:anna');
  await expect(page.getByText('There is no filter “form:”. There are: from, to, subject.')).toBeVisible();
  await field.fill('surelynobodywrotethis');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await expectAccessible(page, 'nothing found');
});

test('fits a phone, in German', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  await open(page, '/search?q=priya', 'de');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Suche' })).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wider).toBe(false);
});
