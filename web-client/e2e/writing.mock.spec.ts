import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Writing an answer with all that helps, against the mock server. */

async function compose(page: Page, to = 'Tom Okafor'): Promise<ReturnType<Page['getByRole']>> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto('/inbox/mine');
  await page.getByRole('link', { name: new RegExp(to) }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: `Reply to ${to}` });
  await expect(field).toBeFocused();
  return field;
}

test('a canned reply is found by a few letters, filled in, and an open place is not sent', async ({ page }) => {
  const field = await compose(page);
  await page.keyboard.type('/hel');
  await expect(page.getByTestId('canned-preview')).toContainText('Hello Tom,');
  await expectAccessible(page, 'canned replies');
  await page.keyboard.press('Enter');
  await expect(field).toContainText('Hello Tom,');
  await page.keyboard.type(' {{contact.nickname}}');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toHaveAttribute('title', /contact\.nickname/);
});

test('an answer is scheduled, shown with its time, and taken back as a draft', async ({ page }) => {
  const field = await compose(page, 'Priya Nair');
  await page.keyboard.type('We come back to you tomorrow.');
  await page.getByRole('button', { name: 'More ways to send' }).click();
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click();
  await expect(page.getByText(/^Leaves on/)).toBeVisible();
  await page.getByRole('button', { name: 'Take back and edit' }).click();
  await expect(field).toHaveText('We come back to you tomorrow.');
});

test('no word is lost when the tab dies', async ({ page, context }) => {
  await compose(page);
  await page.keyboard.type('Nobody saved this yet');
  // The process of the tab ends in the middle, without any event that a page could hear.
  await page.goto('chrome://crash').catch(() => undefined);
  const again = await context.newPage();
  await again.goto('/inbox/mine');
  await again.getByRole('link', { name: /Tom Okafor/ }).click();
  await again.keyboard.press('r');
  await expect(again.getByRole('textbox', { name: 'Reply to Tom Okafor' })).toContainText('Nobody saved this yet');
});

test('what fast fingers type before the field is there comes into it and is no command', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/\/composer-[^/]*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/inbox/mine');
  await page.getByRole('link', { name: /Tom Okafor/ }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('r');
  await page.keyboard.type('Hello, we uses');
  await page.keyboard.press('Backspace');
  open();
  const field = page.getByRole('textbox', { name: 'Reply to Tom Okafor' });
  await expect(field).toBeFocused();
  await expect(field).toHaveText('Hello, we use');
  await page.keyboard.type(' wool.');
  await expect(field).toHaveText('Hello, we use wool.');
  await expect(page.getByText('You hold this').first()).toBeVisible();
});
