import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(async ({ request, page }) => {
  await request.post('/api/mock/reset?mails');
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
});

async function open(page: Page, name: string): Promise<void> {
  await page.goto('/inbox/all');
  await page.getByRole('link', { name }).first().click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
}

test('a mail that its domain disowns is warned of, with the checks for who asks', async ({ page }) => {
  await open(page, 'Bergbank');
  const warning = page.getByRole('alert').filter({ hasText: 'This may not be from service@bergbank.example.' });
  await expect(warning).toBeVisible();
  const details = page.getByLabel('Who stands behind this mail');
  await expect(details).toBeHidden();
  await warning.getByRole('button', { name: 'Details' }).click();
  await expect(details).toContainText('Failed for bergbank.example');
  await expect(details).toContainText('Passed for bulk.example');
  await expect(details).toContainText('mx.alpenblick.example');
  await expectAccessible(page, 'a warning of a mail');
});

test('a mail that nothing confirms is warned of', async ({ page }) => {
  await open(page, 'Paula Huber');
  await expect(page.getByText('Nothing shows that this is from paula@huber-holz.example.')).toBeVisible();
});

test('a mail that its sender signed has a quiet mark', async ({ page }) => {
  await open(page, 'Anna Keller');
  const message = page.getByRole('article').first();
  const mark = message.getByRole('button', { name: 'Signed by Anna Keller' });
  await expect(message.getByRole('alert')).toHaveCount(0);
  await mark.click();
  await expect(page.getByLabel('Who stands behind this mail')).toContainText('vouched for by SwissSign AG');
  await mark.click();
  await expect(page.getByLabel('Who stands behind this mail')).toBeHidden();
});

test('an encrypted mail says so, and its original can be downloaded', async ({ page }) => {
  await open(page, 'Denise Roux');
  await expect(page.getByText('Parley has no key for it')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download the original' })).toHaveAttribute('href', /\/raw$/);
  await expect(page.getByText('The signature of this mail is broken.')).toBeVisible();
});

test('an answer shows and changes the address it goes out under', async ({ page }) => {
  await open(page, 'Anna Keller');
  await page.keyboard.press('r');
  const composer = page.getByRole('region', { name: 'Reply', exact: true });
  const from = composer.getByRole('combobox', { name: 'From' });
  await expect(from).toHaveValue('rental@alpenblick.example');
  await from.selectOption('hello@alpenblick.example');
  await composer.getByRole('textbox', { name: 'Reply to Anna Keller' }).fill('It is on its way.');
  await expectAccessible(page, 'an answer with its address');
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  expect((await sent).postDataJSON()).toMatchObject({ from: 'hello@alpenblick.example', text: 'It is on its way.' });
});

test('where nobody chooses, an answer goes out as it is shown', async ({ page }) => {
  await open(page, 'Anna Keller');
  await page.keyboard.press('r');
  const composer = page.getByRole('region', { name: 'Reply', exact: true });
  await expect(composer.getByRole('combobox', { name: 'From' })).toBeVisible();
  await composer.getByRole('textbox', { name: 'Reply to Anna Keller' }).fill('Thank you.');
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  expect((await sent).postDataJSON()).toMatchObject({ from: 'rental@alpenblick.example' });
});

test('what is passed on leaves from the main address or a chosen one', async ({ page }) => {
  await open(page, 'Anna Keller');
  await page.getByRole('article').first().getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Forward' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'From' })).toHaveValue('hello@alpenblick.example');
  await dialog.getByRole('combobox', { name: 'From' }).selectOption('rental@alpenblick.example');
  await dialog.getByLabel('To', { exact: true }).fill('repair@partner.example');
  await dialog.getByLabel('To', { exact: true }).press('Enter');
  const sent = page.waitForRequest((request) => request.url().endsWith('/forwards'));
  await dialog.getByRole('button', { name: 'Forward' }).click();
  expect((await sent).postDataJSON()).toMatchObject({ from: 'rental@alpenblick.example' });
});

test('a mail channel has aliases, a sign-in, trust and a signature', async ({ page }) => {
  await page.goto('/admin/channels');
  await page.getByRole('link', { name: 'Hello' }).first().click();
  const aliases = page.getByRole('textbox', { name: 'More addresses' });
  await aliases.fill('taken@alpenblick.example');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText('taken@alpenblick.example belongs to the channel “Sales” already.')).toBeVisible();
  await aliases.fill('rental@alpenblick.example\nshop@alpenblick.example');
  await page.getByRole('combobox', { name: 'Parley enters the mailbox' }).selectOption('MICROSOFT');
  await page.getByRole('textbox', { name: 'Client ID of your app' }).fill('6731de76');
  await page.getByRole('combobox', { name: 'How mail comes in' }).selectOption('GRAPH');
  await page.getByRole('combobox', { name: 'How answers go out' }).selectOption('GRAPH');
  await page.getByText('Whose word counts about senders').click();
  await page.getByRole('textbox', { name: 'Your mail server’s name' }).fill('mx.alpenblick.example');
  await expect(page.getByRole('textbox', { name: 'Signature of the channel' })).toBeVisible();
  await expectAccessible(page, 'the page of a mail channel');
  const saved = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  expect((await saved).postDataJSON()).toMatchObject({
    receive: { protocol: 'GRAPH' },
    send: { mode: 'GRAPH' },
    settings: {
      aliases: 'rental@alpenblick.example\nshop@alpenblick.example',
      'auth.mode': 'MICROSOFT',
      'oauth.clientId': '6731de76',
      'trust.authserv': 'mx.alpenblick.example',
    },
  });
});
