import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Satisfaction: what managers set and see, and what the inbox shows of it. */

async function open(page: Page, path: string, language = 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('parley.language', chosen), language);
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

test('shows managers what customers said, and leads to their conversations', async ({ page }) => {
  await open(page, '/inbox/mine');
  await page.getByRole('navigation').getByRole('link', { name: 'Satisfaction' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Satisfaction' })).toBeVisible();
  await expect(page.getByText('71%').first()).toBeVisible();
  await expect(page.getByRole('row', { name: /very satisfied 3/ })).toBeVisible();
  await expect(page.getByText('I had to ask three times.')).toBeVisible();
  await expect(page.locator('b', { hasText: 'Nobody' })).toHaveCount(0);
  await expectAccessible(page, 'satisfaction');

  // Few answers are counted and make no percentage.
  await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Bruno Meier' });
  await expect(page).toHaveURL(/employee=/);
  await expect(page.getByText('Fewer than 5 answers: no percentage')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Fewer than 5 answers: no percentage')).toBeVisible();
  await page.getByRole('combobox', { name: 'Person' }).selectOption('');

  await page.getByRole('switch', { name: 'With comment only' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Answers' })).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'I had to ask three times.' }).getByRole('link').click();
  const survey = page.locator('article[data-direction="OUTBOUND"]').last();
  await expect(survey).toContainText('Survey');
  await expect(survey).toContainText('very dissatisfied');
  await expect(survey).toContainText('<b>Nobody</b> called back.');
  await expect(page.getByText('The customer’s rating: 1 of 5')).toBeAttached();
  await expectAccessible(page, 'survey in its conversation');
});

test('lets managers decide how a team asks', async ({ page }) => {
  await open(page, '/admin/teams');
  await page.getByRole('main').getByRole('link', { name: 'Support', exact: true }).first().click();
  const form = page.locator('section', { hasText: 'Satisfaction survey' }).last();
  await form.getByRole('switch', { name: 'Ask customers' }).click();
  await form.getByRole('textbox', { name: 'Hours after closing' }).fill('2');
  await form.getByRole('combobox', { name: 'Scale' }).selectOption('THUMBS');
  await form.getByRole('textbox', { name: /Deutsch/ }).fill('Alles gut?');
  await form.getByRole('switch', { name: 'Reopen the conversation then' }).click();
  await expectAccessible(page, 'survey settings');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  await page.reload();
  await expect(form.getByRole('textbox', { name: /Deutsch/ })).toHaveValue('Alles gut?');
  await expect(form.getByRole('textbox', { name: 'Hours after closing' })).toHaveValue('2');
  await expect(form.getByRole('switch', { name: 'Reopen the conversation then' })).toBeChecked();
});

test('filters by what customers said', async ({ page }) => {
  await open(page, '/inbox/all?filter=%7B%22field%22%3A%22satisfaction%22%2C%22atMost%22%3A2%7D');
  const rows = page.getByRole('region', { name: 'Conversations' }).getByRole('link');
  await expect(rows).toHaveCount(1);
  await expect(page.getByText('Satisfaction: at most 2')).toBeVisible();
});
