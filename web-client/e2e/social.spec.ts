import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { Facebook } from './support/facebook';
import { type people, signIn } from './support/sign-in';

/** A page on Facebook, from its setting up to the private answer, against the real server and a stand-in for Meta. */
test.describe.configure({ mode: 'serial' });

const day = Date.now().toString(36);
const channel = `Facebook ${day}`;
/** Other journeys' conversations are in the same inbox. */
const ofFacebook = `/inbox/all?filter=${encodeURIComponent(JSON.stringify({ field: 'channelKind', in: ['FACEBOOK'] }))}`;
const nora = { id: '900', name: `Nora Frei ${day}` };
const luis = { id: '901', name: `Luis Ortega ${day}` };
let facebook: Facebook;
let berta: Page;
let anna: Page;
const contexts: BrowserContext[] = [];

const rows = (page: Page) => page.getByRole('region', { name: 'Conversations' }).getByRole('link');
const composer = (page: Page) => page.getByRole('region', { name: 'Reply', exact: true });

async function open(browser: Browser, who: keyof typeof people): Promise<Page> {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  await signIn(page, who);
  return page;
}

/** Writes an answer to the customer whose conversation is opened. */
async function write(page: Page, customer: string, text: string): Promise<void> {
  await rows(page).filter({ hasText: customer }).first().click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: `Reply to ${customer}` });
  await field.fill(text);
  await expect(composer(page).getByText('Others than the customer can read it too.')).toBeVisible();
}

test.beforeAll(async ({ browser }) => {
  facebook = await Facebook.start();
  berta = await open(browser, 'berta');
  anna = await open(browser, 'anna');
});

test.afterAll(async () => {
  facebook.close();
  await Promise.all(contexts.map((context) => context.close()));
});

test('a manager connects the page, and the provider verifies the address', async () => {
  await berta.goto('/admin/channels/new?kind=FACEBOOK');
  await berta.getByLabel('Name of the channel').fill(channel);
  await berta.getByRole('textbox', { name: 'Access token' }).fill(facebook.app.token);
  await berta.getByRole('textbox', { name: 'App ID' }).fill(facebook.app.id);
  await berta.getByRole('textbox', { name: 'App secret' }).fill(facebook.app.secret);
  await berta.getByText('More settings').click();
  await berta.getByRole('textbox', { name: 'Server of the Graph API' }).fill(facebook.url);
  await berta.getByRole('button', { name: 'Save and continue' }).click();
  await expect(berta.getByRole('heading', { name: 'Webhook address' })).toBeFocused();
  await berta.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(berta.getByText('It works.')).toBeVisible();
  await expect(berta.getByText('Writes as the page Alpenblick.')).toBeVisible();
  await expectAccessible(berta, 'a page that is connected');
});

test('a comment is in the inbox at once, a forged one never', async () => {
  await anna.goto(ofFacebook);
  await berta.goto(ofFacebook);
  const forged = {
    item: 'comment',
    verb: 'add',
    comment_id: '55_1',
    from: luis,
    message: 'Give me your money',
  } as const;
  expect(await facebook.tell(forged, 'another secret')).toBe(401);
  const comment = {
    item: 'comment',
    verb: 'add',
    comment_id: '55_77',
    from: nora,
    message: 'Are you open on Sundy?',
  } as const;
  expect(await facebook.tell(comment)).toBe(200);
  expect(await facebook.tell(comment), 'as providers do that were not heard').toBe(200);
  await expect(rows(anna).filter({ hasText: nora.name })).toHaveCount(1);
  await expect(rows(berta).filter({ hasText: nora.name })).toHaveCount(1);
  await expect(rows(anna).filter({ hasText: luis.name })).toHaveCount(0);
});

test('a public answer is said to be one, and arrives once', async () => {
  await write(anna, nora.name, 'Yes, from ten to four.');
  await expect(berta.getByText('Held by Anna Agent').first()).toBeVisible();
  await expectAccessible(anna, 'a public answer to a comment');
  await composer(anna).getByRole('button', { name: 'Send publicly' }).click();
  await expect(anna.getByText('Sent', { exact: true }).first()).toBeVisible({ timeout: 40_000 });
  expect(facebook.posted.map(({ edge }) => edge)).toEqual(['55_77/comments']);
  expect(new URLSearchParams(facebook.posted[0]?.body).get('message')).toBe('Yes, from ten to four.');
});

test('an edit and a reaction reach everybody who looks at it', async () => {
  await rows(berta).filter({ hasText: nora.name }).first().click();
  const [theirs, ours] = [berta.getByRole('article').first(), berta.getByRole('article').last()];
  await expect(ours).toContainText('Yes, from ten to four.');
  await facebook.tell({
    item: 'comment',
    verb: 'edited',
    comment_id: '55_77',
    from: nora,
    message: 'Are you open on Sunday?',
  });
  await facebook.tell({ item: 'reaction', verb: 'add', comment_id: '55_9001', from: nora, reaction_type: 'love' });
  await expect(ours.getByRole('list', { name: 'Reactions' })).toContainText('❤️');
  await expect(theirs).toContainText('Are you open on Sunday?');
  await expect(theirs.getByText('edited')).toBeVisible();
  await expect(anna.getByRole('list', { name: 'Reactions' })).toContainText('❤️');
  await expectAccessible(berta, 'a comment that was edited, and reacted to');
});

test('what others need not read is answered privately by one key', async () => {
  await facebook.tell({
    item: 'comment',
    verb: 'add',
    comment_id: '55_78',
    from: luis,
    message: 'My room was cold. Booking 4711, Luis Ortega, +41 78 555 09 81',
  });
  await write(anna, luis.name, 'We are sorry, and pay half of it back.');
  await anna.keyboard.press('Alt+p');
  await expect(composer(anna).getByText(`Only ${luis.name} reads it.`)).toBeVisible();
  await composer(anna).getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => facebook.posted.length, { timeout: 40_000 }).toBe(2);
  const [, answer] = facebook.posted;
  expect(answer?.edge).toBe(`${facebook.page.id}/messages`);
  expect(JSON.parse(answer?.body ?? '')).toMatchObject({
    recipient: { comment_id: '55_78' },
    message: { text: 'We are sorry, and pay half of it back.' },
  });
  await expect(anna.getByText('Sent', { exact: true }).first()).toBeVisible();
  await expect(anna.getByRole('article').first().getByText('Public')).toBeVisible();
  await expect(anna.getByRole('article').last().getByText('Public')).toBeHidden();
});
