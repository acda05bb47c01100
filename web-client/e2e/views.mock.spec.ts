import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Views: filtering, sorting, keeping, and numbers that move with their lists. */

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

const rows = (page: Page) => page.getByRole('region', { name: 'Conversations' }).getByRole('link');

test('filters a list, keeps it as a view, and the address bar holds it', async ({ page }) => {
  await open(page, '/inbox/open');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('Shift+F');
  const editor = page.getByRole('dialog', { name: 'Filter' });
  await editor.getByRole('button', { name: 'Condition' }).click();
  await editor.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Priority' }).click();
  await editor.getByRole('combobox', { name: 'Value' }).click();
  await page.getByRole('option', { name: 'urgent' }).click();
  await page.getByRole('option', { name: 'high' }).click();
  await page.keyboard.press('Tab');
  await editor.getByRole('button', { name: 'Group', exact: true }).first().click();
  await expectAccessible(page, 'filter editor');
  await expect(editor.getByRole('status')).toHaveText('2 conversations match now');
  await editor.getByRole('button', { name: 'Show' }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page).toHaveURL(/filter=/);

  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText('Priority: urgent, high')).toBeVisible();

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: /Save as a view/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Burning');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Burning' })).toBeVisible();
  const entry = page.getByRole('navigation').getByRole('link', { name: /^Burning/ });
  await expect(entry).toContainText('2');
  await expectAccessible(page, 'saved view');

  await rows(page).first().click();
  await expect(page).toHaveURL(/v-[^/]+\/[^/]+$/);
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^Low/ }).click();
  await expect(entry).toContainText('1');

  await page.getByRole('button', { name: 'This view' }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await expect(entry).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(entry).toBeVisible();
});

test('sorts by waiting time and goes back', async ({ page }) => {
  await open(page, '/inbox/open');
  const first = (await rows(page).first().getAttribute('href')) ?? '';
  await page.getByRole('button', { name: 'Sort by' }).click();
  await page.getByRole('menuitemradio', { name: 'Waiting time' }).click();
  await expect(page).toHaveURL(/sort=WAITING/);
  await expect(rows(page).first()).not.toHaveAttribute('href', first);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(rows(page).first()).toHaveAttribute('href', first);
});
