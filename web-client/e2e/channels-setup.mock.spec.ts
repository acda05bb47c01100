import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Channels of every kind, against the mock server, whose Telegram knows one bot. */

const token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw';

async function open(page: Page, path: string, language = 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('parley.language', chosen), language);
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Goes on by the Tab key until it is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('adds a Telegram channel by keyboard: refused, corrected, connected', async ({ page }) => {
  await open(page, '/admin/channels');
  await expect(page.getByRole('row', { name: /WhatsApp/ })).toContainText('Credential ends in 6 days');
  await expectAccessible(page, 'the channels');
  await tabTo(page, page.getByRole('button', { name: 'Add a channel' }));
  await page.keyboard.press('Enter');

  await expect(page.getByLabel('Search kinds of channels')).toBeFocused();
  await expectAccessible(page, 'the kinds of channels');
  await page.keyboard.type('teleg');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Connect Telegram' })).toBeVisible();
  await expect(page.getByText(/@BotFather and send \/newbot/)).toBeVisible();

  const field = page.getByRole('textbox', { name: 'Token of the bot' });
  await tabTo(page, field);
  await page.keyboard.type('12345');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Enter the whole token that @BotFather shows/)).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'a refused setting');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('99999999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Webhook address' })).toBeFocused();
  await expect(page.getByText(/a provider on the internet cannot reach it/)).toBeVisible();
  const connect = page.getByRole('button', { name: 'Connect', exact: true });
  await tabTo(page, connect);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Telegram does not know this bot.').first()).toBeVisible();
  await expect(page.getByText('Not connected yet. Correct what is said above')).toBeVisible();
  await expectAccessible(page, 'a refused connection');

  // The secret is there, and not shown.
  await expect(page.getByText('It is set and not shown again.')).toBeVisible();
  await page.reload();
  await tabTo(page, page.getByRole('button', { name: 'Replace: Token of the bot' }));
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await page.keyboard.type(token);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Webhook address' })).toBeFocused();
  await tabTo(page, connect);
  await page.keyboard.press('Enter');
  await expect(page.getByText('It works.')).toBeVisible();
  await expect(page.getByText(/Messages of @alpenblick_bot arrive in the team/)).toBeVisible();
  await expectAccessible(page, 'a connected channel');

  await tabTo(page, page.getByRole('link', { name: 'Open the channel' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Health' })).toBeVisible();
  await expectAccessible(page, 'the page of a channel');
  await tabTo(page, page.getByRole('button', { name: 'Test now' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Telegram takes messages as @alpenblick_bot.')).toBeVisible();
});

test('asks what a choice makes necessary, and says in German what to do', async ({ page }) => {
  await open(page, '/admin/channels/new?kind=X', 'de');
  await expect(page.getByRole('heading', { level: 1, name: 'X verbinden' })).toBeVisible();
  await expect(page.getByText(/\/oauth\/callback als «Callback URI/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toBeVisible();
  await page.getByLabel('API', { exact: true }).selectOption('V1');
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toBeHidden();
  await expect(page.getByRole('textbox', { name: 'API Key', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Webhook-Adresse' })).toBeVisible();
  await expectAccessible(page, 'setting up X in German');
});

test('puts a web chat on the company’s own sites', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '/admin/channels/new?kind=WEB_CHAT');
  await page.getByLabel('Your sites').fill('https://shop.example');
  await expect(page.getByLabel('Secret for identities')).toBeHidden();
  await page.getByLabel('Customers who are signed in').selectOption('OPTIONAL');
  await expect(page.getByLabel('Secret for identities')).toBeVisible();
  await expectAccessible(page, 'setting up a web chat');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('It works.')).toBeVisible();
  await page.getByRole('button', { name: /^Copy.*The line for your pages$/ }).click();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  expect(line).toMatch(/^<script async src="http:\/\/[\w.:]+\/chat\.js" data-channel="[\w-]+"><\/script>$/);
  await page.getByText('If your site tells who is signed in').click();
  await expect(page.getByRole('region', { name: 'Example of signing' })).toContainText('createHmac');
  await expectAccessible(page, 'a web chat that is connected');
  await page.getByRole('link', { name: 'Open the channel' }).click();
  await expect(page.getByText('Waiting for the first visitor').first()).toBeVisible();

  await page.goto('/admin/channels/0198a000-0000-7000-8000-00000000c008');
  const preview = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Look at it' }).click();
  await expect((await preview).getByRole('dialog', { name: 'Alpenblick' })).toBeVisible();
});

test('goes on at the provider, and says what came of it', async ({ page }) => {
  const x = '0198a000-0000-7000-8000-00000000c006';
  await open(page, `/admin/channels?failed=${x}&reason=You%20declined.`);
  await expect(page.getByText('The channel could not be connected: You declined.')).toBeVisible();
  await page.getByRole('link', { name: 'To its settings' }).click();
  await page.getByRole('button', { name: 'Continue at X…' }).click();
  await expect(page).toHaveURL(`/admin/channels?connected=${x}`);
  await expect(page.getByText(/^X is connected\./)).toBeVisible();
});

test('switches a channel off and on', async ({ page }) => {
  await open(page, '/admin/channels');
  await page.getByRole('link', { name: 'Mastodon' }).click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('Switched off', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
});

test('shows events that Parley does not know on one line for each kind', async ({ page }) => {
  await open(page, '/admin/set-aside');
  const line = page.getByRole('row', { name: /kind history/ });
  await expect(line).toContainText('3 times');
  await line.getByRole('button', { expanded: false }).press('Enter');
  await expect(page.getByRole('button', { name: 'Original' })).toHaveCount(4);
  await expectAccessible(page, 'set aside, opened');
  await line.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('dialog', { name: 'Delete 3 events?' }).getByRole('button', { name: 'Delete all' }).click();
  await expect(line).toBeHidden();
  await expect(page.getByRole('row', { name: /kind team_join/ })).toBeVisible();
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    '/admin/channels',
    '/admin/channels/new',
    '/admin/channels/new?kind=TELEGRAM',
    '/admin/channels/0198a000-0000-7000-8000-00000000c002',
    '/admin/set-aside',
  ]) {
    await open(page, path, 'de');
    await expect(page.getByText('Loading …')).toHaveCount(0);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond, path).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${path} on a phone`);
  }
});
