import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Spam and blocks, against the mock server. */

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

function rows(page: Page) {
  return page.getByRole('region', { name: 'Conversations' }).locator('a[href*="/inbox/"]');
}

test('marks spam by key, says why, undoes it, and trusts the sender by one button', async ({ page }) => {
  await open(page, '/inbox/unassigned');
  await rows(page).first().click();
  const pane = page.getByRole('region', { name: 'Conversation', exact: true });
  await expect(pane.getByRole('heading', { level: 2 })).toBeVisible();
  const spam = page.getByRole('link', { name: /^Spam/ });
  await expect(spam).not.toHaveText(/1/);

  await page.keyboard.press('!');
  await expect(pane.getByText('In Spam.', { exact: true })).toBeVisible();
  await expect(pane.getByText('Anna Keller marked it as spam.')).toBeVisible();
  await expect(spam).toHaveText(/1/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pane.getByText('In Spam.', { exact: true })).toBeHidden();
  await expect(spam).not.toHaveText(/1/);

  await page.keyboard.press('!');
  await expect(pane.getByText('In Spam.', { exact: true })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(rows(page)).toHaveCount(1);
  await rows(page).first().click();
  await expect(pane.getByText('In Spam.', { exact: true })).toBeVisible();
  await expectAccessible(page, 'a conversation in Spam');
  await pane.getByRole('button', { name: 'Not spam, trust this sender' }).click();
  // Its row stays, in grey, for as long as it is open.
  await expect(pane.getByText('Anna Keller took it out of Spam').last()).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: /^Spam/ })).not.toHaveText(/\d/);
});

test('marks many as spam, sees them in the view Spam, and takes it back', async ({ page }) => {
  await open(page, '/inbox/unassigned');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('!');
  const spam = page.getByRole('link', { name: /^Spam/ });
  await expect(spam).toHaveText(/2/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(spam).not.toHaveText(/2/);
});

test('blocks a sender after saying what that means; a manager sees the block and takes it back', async ({ page }) => {
  await open(page, '/inbox/unassigned');
  await rows(page).first().click();
  const pane = page.getByRole('region', { name: 'Conversation', exact: true });
  await pane.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Block the sender' }).click();
  const dialog = page.getByRole('dialog', { name: 'Block the sender' });
  await expect(dialog.getByText(/What they write is still stored/)).toBeVisible();
  await dialog.getByLabel('Reason').fill('Threats');
  await expectAccessible(page, 'the question before a block');
  await dialog.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(pane.getByText(/is blocked\. /)).toBeVisible();

  await page.goto('/admin/spam');
  const row = page.getByRole('row', { name: /Threats/ });
  await expect(row).toBeVisible();
  await expectAccessible(page, 'the page of spam');
  await row.getByRole('button', { name: 'Unblock' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unblock' }).click();
  await expect(page.getByText(/is let through again; 1 conversation returned/)).toBeVisible();
  await expect(page.getByText('Nobody is blocked.')).toBeVisible();
});
