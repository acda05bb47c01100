import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Working together: mentions, following and what one hears of, against the mock server. */

const bruno = '0198a000-0000-7000-8000-00000000a002';

async function open(page: Page, path: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(path);
  await expect(page.getByRole('main')).toBeVisible();
}

async function asBruno(context: BrowserContext): Promise<Page> {
  await context.addCookies([{ name: 'MOCK', value: bruno, url: test.info().project.use.baseURL ?? '' }]);
  return context.newPage();
}

test('mentions a colleague by keyboard, who finds it and has seen it once they looked', async ({ page, browser }) => {
  const theirs = await browser.newContext();
  const second = await asBruno(theirs);
  await open(second, '/inbox/mine');
  const entry = second.getByRole('link', { name: /^Mentioned/ });
  await expect(entry).toBeVisible();

  await open(page, '/inbox/mine');
  await page.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note for colleagues' });
  await expect(note).toBeFocused();
  await page.keyboard.type('Could you look, @bru');
  await expect(page.getByRole('option', { name: /Bruno Meier/ })).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page, 'mention');
  await page.keyboard.press('Enter');
  await expect(note).toHaveValue('Could you look, @Bruno Meier ');
  await page.keyboard.type('please?');
  await page.keyboard.press('Control+Enter');
  await expect(note).toBeHidden();
  await expect(page.getByTitle('Bruno Meier', { exact: true })).toHaveText('@Bruno Meier');
  await expect(page.getByText('Following: Bruno Meier')).toBeAttached();

  await expect(entry).toHaveText(/1/);
  await second.keyboard.press('g');
  await second.keyboard.press('n');
  await second.getByRole('link', { name: /Priya Nair/ }).click();
  await expect(second.getByText('Could you look,')).toBeVisible();
  await expect(entry).not.toHaveText(/1/);
  await second.keyboard.press('f');
  await expect(second.getByText('Following: you')).toHaveCount(0);
  await theirs.close();
});

test('tells what concerns me, shows it in a panel by keyboard, and forgets it when it was seen', async ({
  page,
  browser,
}) => {
  await open(page, '/inbox/closed');
  const bell = page.getByRole('button', { name: /^Notifications/ });
  await expect(bell).not.toHaveText(/\d/);
  const theirs = await browser.newContext();
  const second = await asBruno(theirs);
  await open(second, '/');
  await second.getByRole('link', { name: /Camille Rochat/ }).click();
  await expect(second.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await second.keyboard.press('n');
  await expect(second.getByRole('textbox', { name: 'Note for colleagues' })).toBeFocused();
  await second.keyboard.type('One for @ann');
  await expect(second.getByRole('option', { name: /Anna Keller/ })).toBeVisible();
  await second.keyboard.press('Enter');
  await second.keyboard.press('Control+Enter');
  await expect(second.getByTitle('Anna Keller', { exact: true })).toBeVisible();

  await expect(bell).toHaveText(/1/);
  await expect(page).toHaveTitle('(1) Parley');
  // A page behind another one draws nothing.
  await page.bringToFront();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  const panel = page.getByRole('dialog', { name: 'Notifications' });
  const line = panel.getByRole('button', { name: /Bruno Meier mentioned you/ });
  await expect(line).toBeFocused();
  await expectAccessible(page, 'notifications', '[role="dialog"]');
  await line.press('Enter');
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/inbox\/mentioned\//);
  await expect(page.getByText('One for')).toBeVisible();
  await expect(bell).not.toHaveText(/\d/);
  await expect(page).toHaveTitle('Parley');
  await theirs.close();
});

test('keeps how I want to be told, and a pause', async ({ page }) => {
  await open(page, '/settings/notifications');
  const push = page.getByRole('checkbox', { name: 'New in the queues of my teams: Push' });
  const panel = page.getByRole('checkbox', { name: 'New in the queues of my teams: Panel' });
  await expect(push).not.toBeChecked();
  await push.check();
  await expect(panel).toBeChecked();
  await panel.uncheck();
  await expect(push).not.toBeChecked();
  await page.getByRole('switch', { name: 'Keep quiet at certain times' }).check();
  await page.getByRole('button', { name: 'Pause for an hour' }).click();
  await expect(page.getByText(/Paused until/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Paused until/)).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Keep quiet at certain times' })).toBeChecked();
});
