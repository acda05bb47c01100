import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** The inbox as people use it, against the mock server. */

async function open(page: Page, path: string, language = 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('parley.language', chosen), language);
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

test('axe finds nothing in the conversation, composer, palette and cheat sheet', async ({ page }) => {
  await open(page, '/inbox/mine');
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply to Priya Nair' })).toBeVisible();
  await expectAccessible(page, 'composer');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'palette', '[role="dialog"]');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page, 'cheat sheet', '[role="dialog"]');
});

test('claims, answers, undoes and answers again by keyboard only', async ({ page }) => {
  await open(page, '/');
  await expect(page.getByRole('link', { name: /Fiona Maddox/ })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/inbox\/[^/]+\/[^/]+$/);
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('We send you a new one today.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveText('We send you a new one today.');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(field).toBeHidden();
  await page.keyboard.press('r');
  await expect(field).toHaveText('');
});

test('keeps what was begun when the composer is left, and closes by key', async ({ page }) => {
  await open(page, '/inbox/mine');
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: 'Reply to Priya Nair' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Dear Priya,');
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await page.keyboard.press('r');
  await expect(field).toHaveText('Dear Priya,');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(page.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();
});

test('sees what another window does without a reload', async ({ browser }) => {
  const anna = await browser.newContext();
  const bruno = await browser.newContext();
  await bruno.addCookies([
    { name: 'MOCK', value: '0198a000-0000-7000-8000-00000000a002', url: test.info().project.use.baseURL ?? '' },
  ]);
  const first = await anna.newPage();
  const second = await bruno.newPage();
  await open(first, '/');
  await open(second, '/');
  await expect(first.getByText('Live', { exact: true })).toBeVisible();
  const row = first.getByRole('link', { name: /Camille Rochat/ });
  await expect(row).toBeVisible();
  await second.getByRole('link', { name: /Camille Rochat/ }).click();
  await second.keyboard.press('c');
  await expect(second.getByText('You hold this').first()).toBeVisible();
  await expect(row).toHaveCount(0);
  await anna.close();
  await bruno.close();
});

test('shows one pane at a time on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const filter = encodeURIComponent(JSON.stringify({ field: 'contactName', contains: 'ammann' }));
  await open(page, `/inbox/open?filter=${filter}`);
  await page.getByRole('link', { name: /Jürg Ammann/ }).click();
  await expect(page.getByRole('heading', { name: 'Rechnung 4471 zweimal belastet' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'All open' })).toBeHidden();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Claim and reply' }).click();
  await expect(page.getByRole('textbox', { name: 'Reply to Jürg Ammann' })).toBeFocused();
  await expect(page.getByText('Kartenabrechnung.pdf')).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'All open' })).toBeVisible();
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Open menu' }).click();
  await page.getByRole('link', { name: /My conversations/ }).click();
  await expect(page.getByRole('link', { name: /Jürg Ammann/ })).toBeVisible();
});
