import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.use({ serviceWorkers: 'allow', reuseContext: false });
test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** What a person can read and write while there is no server, against the mock server. */

const words = 'We send you a new zip today.';

async function keptHere(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const all = await indexedDB.databases();
    const name = all.map((each) => each.name ?? '').find((each) => each.startsWith('parley-'));
    if (name === undefined) return 0;
    return new Promise<number>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const counting = opening.result.transaction('kept').objectStore('kept').count();
        counting.onsuccess = () => {
          opening.result.close();
          resolve(counting.result);
        };
      };
    });
  });
}

/** Opens a conversation of mine, and waits until the client and what is read are kept on the device. */
async function open(page: Page, who = 'Tom Okafor'): Promise<string> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto('/inbox/mine');
  await page.getByRole('link', { name: new RegExp(who) }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await expect.poll(() => keptHere(page)).toBeGreaterThan(4);
  return page.url().split('/').at(-1) ?? '';
}

async function write(page: Page, text = words): Promise<void> {
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('ControlOrMeta+Enter');
}

function waiting(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('list', { name: 'Waiting to be sent' });
}

async function goOffline(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true);
  await expect(page.getByText(/^Offline – as of \d/)).toBeVisible();
}

async function sentTimes(request: APIRequestContext, conversation: string, text = words): Promise<number> {
  const answer = await request.get(`/api/conversations/${conversation}`);
  const { messages } = (await answer.json()) as { messages: { text: string }[] };
  return messages.filter((message) => message.text.includes(text)).length;
}

test('the app starts without a server, and what was opened can be read', async ({ page, context }) => {
  const conversation = await open(page);
  await context.setOffline(true);
  await page.close();

  const again = await context.newPage();
  await again.goto('/inbox/mine');
  await expect(again.getByText(/^Offline – as of \d/)).toBeVisible();
  await again.getByRole('link', { name: /Tom Okafor/ }).click();
  await expect(again.getByRole('region', { name: 'Messages' }).getByRole('article').first()).toBeVisible();
  await expect(again.getByRole('button', { name: 'Close', exact: true }).first()).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectAccessible(again, 'offline');
  await again.goto('/inbox/mine/00000000-0000-0000-0000-000000000000');
  await expect(again.getByText('This conversation is not kept on this device.', { exact: false })).toBeVisible();
  expect(conversation).not.toBe('');

  await context.setOffline(false);
  await expect(again.getByText('Live', { exact: true })).toBeVisible();
  await expect(again.getByText(/^Offline – as of/)).toBeHidden();
});

test('an answer waits for the connection, survives the end of its tab, and is sent once by two tabs', async ({
  page,
  context,
  request,
}) => {
  const conversation = await open(page);
  await goOffline(context, page);
  await write(page);
  await expect(waiting(page)).toContainText(words);
  await expect(waiting(page)).toContainText('Waits for the connection');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('He was told');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(waiting(page)).toContainText('He was told');
  await expectAccessible(page, 'waiting');
  // The process of the tab ends in the middle, without any event that a page could hear.
  await page.goto('chrome://crash').catch(() => undefined);
  await page.close();

  const first = await context.newPage();
  await first.goto(`/inbox/mine/${conversation}`);
  await expect(waiting(first)).toContainText(words);
  const second = await context.newPage();
  await second.goto(`/inbox/mine/${conversation}`);
  await expect(waiting(second)).toContainText(words);
  expect(await sentTimes(request, conversation)).toBe(0);

  await context.setOffline(false);
  for (const each of [first, second]) {
    await expect(waiting(each)).toBeHidden();
    const thread = each.getByRole('region', { name: 'Messages' });
    await expect(thread.getByText('He was told')).toBeVisible();
    await expect(thread.getByRole('article')).toHaveCount(4);
  }
  expect(await sentTimes(request, conversation)).toBe(1);
  expect(await sentTimes(request, conversation, 'He was told')).toBe(1);
  // The draft that the server had of it does not come back.
  await first.keyboard.press('r');
  await expect(first.getByRole('textbox', { name: /^Reply to/ })).toHaveText('');
});

test('an answer that waits is changed before it leaves', async ({ page, context, request }) => {
  const conversation = await open(page);
  await goOffline(context, page);
  await write(page);
  await waiting(page).getByRole('button', { name: 'Edit' }).click();
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(field).toContainText(words);
  await expect(waiting(page)).toBeHidden();
  await field.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' Promised.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(waiting(page)).toContainText('Promised.');
  await context.setOffline(false);
  await expect.poll(() => sentTimes(request, conversation, 'Promised.')).toBe(1);
  expect(await sentTimes(request, conversation)).toBe(1);
});

test('what came meanwhile is shown, the words are back, and one click sends them after looking', async ({
  page,
  context,
  request,
}) => {
  const conversation = await open(page);
  await goOffline(context, page);
  await write(page);
  await expect(waiting(page)).toContainText(words);
  const news = 'He called: he wants his money back';
  await request.post(`/api/conversations/${conversation}/notes`, {
    data: { text: news, mentions: [] },
    headers: { cookie: 'MOCK=0198a000-0000-7000-8000-00000000a002', 'Idempotency-Key': 'note-of-a-colleague' },
  });

  await context.setOffline(false);
  const composer = page.getByRole('region', { name: 'Reply', exact: true });
  await expect(composer).toContainText(news);
  await expect(composer.getByRole('textbox', { name: /^Reply to/ })).toContainText(words);
  await expect(waiting(page)).toBeHidden();
  expect(await sentTimes(request, conversation)).toBe(0);
  await expectAccessible(page, 'conflict');
  await page.getByRole('button', { name: 'Send anyway' }).click();
  await expect.poll(() => sentTimes(request, conversation)).toBe(1);
});

test('an answer whose claim was lost comes back with the way to claim again', async ({ page, context, request }) => {
  const conversation = await open(page);
  await goOffline(context, page);
  await write(page);
  await expect(waiting(page)).toContainText(words);
  await request.post(`/api/conversations/${conversation}/release`, { data: {} });
  await context.setOffline(false);
  const composer = page.getByRole('region', { name: 'Reply', exact: true });
  await expect(composer.getByRole('textbox', { name: /^Reply to/ })).toContainText(words);
  await composer.getByRole('button', { name: 'Claim' }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => sentTimes(request, conversation)).toBe(1);
});

test('signing out leaves nothing on the device, also without a connection', async ({ page, context }) => {
  await open(page);
  await goOffline(context, page);
  await write(page);
  await expect(waiting(page)).toContainText(words);
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Delete and sign out' }).click();
  await expect(page.getByRole('heading', { name: /sign in/i })).toBeVisible();
  const left = await page.evaluate(async () => ({
    stores: (await indexedDB.databases()).map((each) => each.name),
    small: Object.keys({ ...localStorage }).filter((name) => /draft|note|sending|person|seen/.test(name)),
  }));
  expect(left).toEqual({ stores: [], small: [] });

  await page.goto('/inbox/mine');
  await expect(page.getByRole('heading', { name: /sign in/i })).toBeVisible();
  await expect(page.getByText('Tom Okafor')).toBeHidden();
  await context.setOffline(false);
  await page.goto('/inbox/mine');
  await expect(page.getByRole('heading', { name: /sign in/i })).toBeVisible();
  expect((await context.cookies()).find((cookie) => cookie.name === 'MOCK')?.value).toBe('none');
});

test('nothing is kept where its person does not want it', async ({ page }) => {
  await open(page);
  await page.goto('/settings');
  const keep = page.getByRole('switch', { name: 'Keep conversations readable on this device' });
  await expect(keep).toBeChecked();
  await keep.click({ force: true });
  await expect(page.getByText('What was kept here is deleted')).toBeVisible();
  await page.goto('/inbox/mine');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  expect(await keptHere(page)).toBe(0);
});

test('a new version is offered, and shown when somebody asks for it', async ({ page, request }) => {
  await open(page);
  await request.post('/api/mock/version');
  await page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => 0));
  await expect(page.getByText('There is a new version')).toBeVisible();
  await expectAccessible(page, 'new version');
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Reload' }).click();
  await loaded;
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('There is a new version')).toBeHidden();
});
