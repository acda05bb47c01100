import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { ForeignPage } from './support/foreign-page';
import { type people, signIn } from './support/sign-in';
import { world } from './support/world';

/** The chat on a shop's page of another origin under a strict policy, from its setting up to the answer, against the real server. */
test.describe.configure({ mode: 'serial' });

const day = Date.now().toString(36);
const channel = `Shop chat ${day}`;
const ofChats = `/inbox/all?filter=${encodeURIComponent(JSON.stringify({ field: 'channelKind', in: ['WEB_CHAT'] }))}`;
const question = `Is the lamp back in stock? ${day}`;
const complaints: string[] = [];
const contexts: BrowserContext[] = [];
let shop: ForeignPage;
let berta: Page;
let anna: Page;
let visitor: Page;

const rows = (page: Page) => page.getByRole('region', { name: 'Conversations' }).getByRole('link');
const log = (page: Page) => page.getByRole('log');
const thread = (page: Page) => page.getByRole('region', { name: 'Messages' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });

async function open(browser: Browser, who: keyof typeof people): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  await signIn(page, who);
  return page;
}

/** A page of the shop; what its policy refuses, and what breaks, ends the test. */
async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction('complain', (words: string) => complaints.push(words));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (words: string) => void };
      complain(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(shop.url);
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('');
}

async function answer(page: Page, text: string): Promise<void> {
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: /^Reply to/ }).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(thread(page).getByText(text)).toBeVisible();
}

test.beforeAll(async ({ browser }) => {
  berta = await open(browser, 'berta');
  anna = await open(browser, 'anna');
});

test.afterAll(async () => {
  shop?.close();
  await Promise.all(contexts.map((context) => context.close()));
});

test('a manager puts a chat on the shop', async ({ browser }) => {
  await berta.goto('/admin/channels/new?kind=WEB_CHAT');
  await berta.getByLabel('Name of the channel').fill(channel);
  await berta.getByRole('textbox', { name: 'Sites' }).fill('https://shop.example\nhttp://localhost:1');
  await berta.getByRole('button', { name: 'Save and continue' }).click();
  await expect(berta.getByText('The line for your pages')).toBeVisible();
  const id = new URL(berta.url()).pathname.split('/').pop() ?? '';
  await berta.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(berta.getByText('It works.')).toBeVisible();
  await expect(berta.getByText(`data-channel="${id}"`)).toBeVisible();
  await expectAccessible(berta, 'a chat that is connected');

  shop = await ForeignPage.with(world.url, id);
  const context = await browser.newContext();
  contexts.push(context);
  const refused = await context.newPage();
  const told = refused.waitForResponse((answered) => answered.url().endsWith(`/chat/${id}`));
  await refused.goto(shop.url);
  expect((await told).status(), 'a site that the channel does not name').toBe(403);
  await expect(refused.getByRole('button', { name: /^Open chat/ })).toHaveCount(0);
  await refused.close();

  await berta.getByRole('textbox', { name: 'Sites' }).fill(new URL(shop.url).origin);
  const saved = berta.waitForResponse(
    (answered) => answered.url().endsWith(`/api/channels/${id}`) && answered.request().method() !== 'GET',
  );
  await berta.getByRole('button', { name: 'Save and continue' }).click();
  expect((await saved).ok()).toBe(true);
});

test('a visitor writes, is seen at once, and is answered in the chat', async ({ browser }) => {
  const context = await browser.newContext();
  contexts.push(context);
  await anna.goto(ofChats);
  visitor = await visit(context);
  await visitor.getByRole('button', { name: /^Open chat/ }).click();
  await expect(field(visitor)).toBeFocused();
  expect(await context.cookies()).toEqual([]);
  await say(visitor, question);
  await expect(rows(anna).filter({ hasText: question })).toBeVisible();
  await rows(anna).filter({ hasText: question }).click();
  await expect(thread(anna).getByText(question)).toBeVisible();

  // Who types tells it every few seconds, and what is told before somebody looks is told again.
  await expect(async () => {
    await field(visitor).pressSequentially('And ');
    await expect(anna.getByText(/^Visitor [0-9A-F]{4} is typing/)).toBeVisible({ timeout: 4000 });
  }).toPass();
  await field(visitor).fill('');
  await anna.keyboard.press('r');
  await anna.getByRole('textbox', { name: /^Reply to Visitor/ }).pressSequentially('It');
  await expect(visitor.getByText(/is typing …$/)).toBeVisible();
  await answer(anna, `It comes on Friday. ${day}`);
  await expect(log(visitor).getByText(`It comes on Friday. ${day}`)).toBeVisible({ timeout: 60_000 });
  await expect(thread(anna).getByText(/^Read /)).toBeVisible();
});

test('nothing is missing and nothing double after a break', async () => {
  await visitor.context().setOffline(true);
  await say(visitor, `Friday is fine. ${day}`);
  await answer(anna, `One more thing. ${day}`);
  await expect(thread(anna).getByText('Sent', { exact: true })).toBeVisible({ timeout: 60_000 });
  await visitor.context().setOffline(false);
  await visitor.reload();
  await visitor.getByRole('button', { name: /^Open chat/ }).click();
  await expect(log(visitor).getByText(`One more thing. ${day}`)).toHaveCount(1, { timeout: 60_000 });
  await expect(log(visitor).getByText(`Friday is fine. ${day}`)).toHaveCount(1);
  await expect(visitor.getByText(/^Not sent/)).toHaveCount(0);
  await expect(thread(anna).getByText(`Friday is fine. ${day}`)).toHaveCount(1);
  expect(complaints).toEqual([]);
});
