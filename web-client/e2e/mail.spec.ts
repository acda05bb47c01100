import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { mailsOf, send } from './support/mail';
import { world } from './support/world';

const support = 'support@acme.example';
const customer = 'luisa@customer.example';
const subject = 'My lamp flickers since yesterday';

/** The whole way of one mail, by two people in two browsers and one customer with a mail program. */
test.describe.configure({ mode: 'serial' });

let boss: Page;
let anna: Page;
let annasContext: BrowserContext;

test.beforeAll(async ({ browser }) => {
  boss = await (await browser.newContext()).newPage();
  annasContext = await browser.newContext();
  anna = await annasContext.newPage();
});

test.afterAll(async () => {
  await boss.context().close();
  await annasContext.close();
});

test('the welcome link founds the company and signs its first administrator in', async () => {
  await boss.goto(world.welcome);
  await expectAccessible(boss, 'welcome');
  await boss.getByLabel('Company').fill('Acme Lamps');
  await boss.getByLabel('Your name').fill('Berta Boss');
  await boss.getByLabel('E-mail').fill('berta@acme.example');
  await boss.getByRole('textbox', { name: 'Password' }).fill('quiet green lantern');
  await boss.getByLabel('Add sample conversations').uncheck();
  await boss.getByRole('button', { name: 'Set up Parley' }).click();
  await expect(boss.getByText('Live', { exact: true })).toBeVisible();
  await expectAccessible(boss, 'empty inbox');
});

test('the welcome link works once', async ({ page }) => {
  await page.goto(world.welcome);
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible();
});

test('a channel over IMAP and SMTP is configured and tested', async () => {
  await boss.goto('/admin/channels/new?kind=EMAIL');
  await boss.getByLabel(/^Name/).fill('Support');
  await boss.getByLabel('E-mail address').fill(support);
  await boss.getByLabel('How mail comes in').selectOption('IMAP');
  await boss.getByLabel('Server').first().fill('127.0.0.1');
  await boss.getByLabel('Security').first().selectOption('NONE');
  await boss.getByLabel('Port').first().fill(String(world.mailServer.imapPort));
  await boss.getByLabel('User name').first().fill(support);
  await boss.getByRole('textbox', { name: 'Password' }).first().fill(support);
  await boss.getByLabel('How answers go out').selectOption('SMTP');
  await boss.getByLabel('Server').nth(1).fill('127.0.0.1');
  await boss.getByLabel('Security').nth(1).selectOption('NONE');
  await boss.getByLabel('Port').nth(1).fill(String(world.mailServer.smtpPort));
  await expectAccessible(boss, 'channel');
  await boss.getByRole('button', { name: 'Save' }).click();
  await expect(boss.getByRole('heading', { name: 'Support' })).toBeVisible();
  await expect(boss.getByText('Connected', { exact: true })).toBeVisible({ timeout: 30_000 });
});

test('a colleague joins by an invitation link', async () => {
  await boss.goto('/admin/people');
  await boss.getByLabel('E-mail address').fill('anna@acme.example');
  const answered = boss.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok());
  await boss.getByRole('button', { name: 'Invite', exact: true }).click();
  const { link } = (await (await answered).json()) as { link: string };
  await expectAccessible(boss, 'people');

  await anna.goto(new URL(link).pathname);
  await expectAccessible(anna, 'invitation');
  await anna.getByLabel('Your name').fill('Anna Agent');
  await anna.getByRole('textbox', { name: 'Password' }).fill('seven purple otters');
  await anna.getByRole('button', { name: 'Join' }).click();
  await expect(anna.getByText('Live', { exact: true })).toBeVisible();
});

test('a mail appears in both browsers without a reload, and only one of them can claim it', async () => {
  await boss.goto('/');
  await expect(boss.getByText('Live', { exact: true })).toBeVisible();
  await send({
    from: `"Luisa Lamp" <${customer}>`,
    to: support,
    subject,
    text: 'Hello,\nmy lamp flickers since yesterday. What can I do?\nLuisa',
  });
  await expect(boss.getByText(subject).first()).toBeVisible({ timeout: 60_000 });
  await expect(anna.getByText(subject).first()).toBeVisible();

  await anna.getByText(subject).first().click();
  await boss.getByText(subject).first().click();
  await expect(boss.getByRole('heading', { name: subject })).toBeVisible();
  await expect(anna.getByRole('heading', { name: subject })).toBeVisible();
  await anna.keyboard.press('c');
  await expect(anna.getByText('You hold this').first()).toBeVisible();
  await expect(boss.getByText('Held by Anna Agent').first()).toBeVisible();
  await expectAccessible(anna, 'conversation');
});

test('a reply can be undone, then leaves and shows in the customer’s thread', async () => {
  await anna.keyboard.press('r');
  const composer = anna.getByRole('textbox', { name: /Reply to/ });
  await composer.click();
  await anna.keyboard.type('Dear Luisa, please tighten the bulb.');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await anna.getByRole('button', { name: 'Undo' }).click();
  await expect(composer).toHaveText('Dear Luisa, please tighten the bulb.');
  await composer.click();
  await anna.keyboard.press('ControlOrMeta+End');
  await anna.keyboard.type(' That helps most of the time.');
  await anna.keyboard.press('ControlOrMeta+Enter');
  await expect(anna.getByText('Sent', { exact: true }).first()).toBeVisible({ timeout: 40_000 });
  await expect(boss.getByText('That helps most of the time.').first()).toBeVisible();

  await expect.poll(async () => (await mailsOf(customer)).length, { timeout: 30_000 }).toBe(1);
  const [answer] = await mailsOf(customer);
  expect(answer?.subject).toBe(`Re: ${subject}`);
  expect(answer?.text).toContain('Dear Luisa, please tighten the bulb. That helps most of the time.');
  expect(answer?.text?.match(/tighten the bulb/g)).toHaveLength(1);
  expect(answer?.inReplyTo).toBeTruthy();
  expect([answer?.references].flat()).toContain(answer?.inReplyTo);
});

test('the customer’s next mail lands in the same conversation and reopens it', async () => {
  const url = anna.url();
  await anna.keyboard.press('r');
  await expect(anna.getByRole('textbox', { name: /Reply to/ })).toHaveText('');
  await anna.keyboard.press('Escape');
  await anna.keyboard.press('e');
  await expect(boss.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();

  const [answer] = await mailsOf(customer);
  await send({
    from: `"Luisa Lamp" <${customer}>`,
    to: answer?.replyTo?.text ?? '',
    // What a mail server with plus-addressing makes of it (RFC 5233): the test's own does not know that.
    envelope: { from: customer, to: support },
    subject: `Re: ${subject}`,
    inReplyTo: answer?.messageId,
    references: [answer?.references ?? []].flat().concat(answer?.messageId ?? []),
    text: `It still flickers!\n\nOn Sunday, Anna Agent wrote:\n> ${answer?.text?.split('\n')[0]}`,
  });

  await boss.goto(new URL(url).pathname);
  await expect(boss.getByText('It still flickers!').first()).toBeVisible({ timeout: 60_000 });
  await expect(boss.frameLocator('iframe').first().getByText('please tighten the bulb').first()).toBeVisible();
  await expect(boss.getByText('Unclaimed').first()).toBeVisible();
});
