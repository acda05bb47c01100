import { expect, type Page, test } from '@playwright/test';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Everything by keyboard, by one's own keys too, against the mock server. */

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

test('goes from the list to a conversation, claims, answers and goes to the next without a mouse', async ({ page }) => {
  await open(page, '/');
  await expect(page.getByRole('link', { name: /Fiona Maddox/ })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/inbox\/[^/]+\/[^/]+$/);
  const first = page.url();
  await page.keyboard.press('c');
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('We look into it today.');
  await page.keyboard.press('Control+Enter');
  await expect(field).toBeHidden();
  await page.keyboard.press('j');
  await expect(page).not.toHaveURL(first);
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible();
});

test('keys pressed while a conversation is being drawn are meant for it', async ({ page }) => {
  await open(page, '/');
  await page.getByRole('link', { name: /Fiona Maddox/ }).click();
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible();
  const before = page.url();
  const next = await page.evaluate(async () => {
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const path = location.pathname;
    press('j');
    // The address has changed and the row is marked; nothing has been painted yet.
    while (location.pathname === path) await Promise.resolve();
    for (let i = 0; i < 50; i++) await Promise.resolve();
    press('c');
    return location.pathname;
  });
  await expect(page).toHaveURL(next);
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(page).toHaveURL(before);
  await expect(page.getByRole('button', { name: 'Claim', exact: true })).toBeVisible();
});

test('takes other keys for a command, says what they collide with, and gives its own back', async ({ page }) => {
  await open(page, '/settings/shortcuts');
  await expect(page.getByRole('heading', { level: 1, name: 'Keyboard shortcuts' })).toBeVisible();
  await page.getByRole('button', { name: 'Change: Write a note', exact: true }).click();
  await page.keyboard.press('c');
  const change = page.getByRole('button', { name: 'Change: Write a note', exact: true });
  await expect(page.getByRole('listitem').filter({ has: change }).getByRole('alert')).toHaveText('Also: Claim');
  await page.getByRole('button', { name: 'Change: Write a note', exact: true }).click();
  await page.keyboard.press('w');
  await page.keyboard.press('y');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await open(page, '/inbox/mine');
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(page.getByText('You hold this').first()).toBeVisible();
  const note = page.getByRole('textbox', { name: 'Note for colleagues' });
  await page.keyboard.press('n');
  await page.keyboard.press('w');
  await page.keyboard.press('y');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('W Y', { exact: true })).toBeAttached();

  await open(page, '/settings/shortcuts');
  await page.getByRole('button', { name: 'Reset: Write a note', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Reset all' })).toBeDisabled();
});
