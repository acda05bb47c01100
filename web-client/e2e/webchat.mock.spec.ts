import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { broken } from './support/accessible';
import { ForeignPage } from './support/foreign-page';

/** The chat widget on somebody else's page, on another origin and under a strict policy, against the mock server. */

const channel = '0198a000-0000-7000-8000-00000000c008';
const key = `parley.chat.${channel}`;

interface Told {
  asked: string[];
  visitors: {
    token: string;
    name: string;
    email: string;
    verified: boolean;
    read: number;
    sockets: number;
    lines: { number: number; from: string; text: string; files: { name: string; size: number }[] }[];
  }[];
}

let site: ForeignPage;
const complaints: string[] = [];

test.beforeEach(async ({ request, page, baseURL }) => {
  await request.post('/api/mock/reset');
  site = await ForeignPage.with(baseURL ?? '', channel);
  complaints.length = 0;
  await listen(page);
});

test.afterEach(() => {
  site.close();
  expect(complaints).toEqual([]);
});

/** What the page's policy refuses, and what breaks, ends the test. */
async function listen(page: Page): Promise<void> {
  await page.exposeFunction('complain', (words: string) => complaints.push(words));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { complain } = window as unknown as { complain: (words: string) => void };
      complain(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content.Security.Policy|TrustedHTML|TrustedScript/i.test(message.text())) complaints.push(message.text());
  });
}

async function order(request: APIRequestContext, what: object = {}): Promise<Told> {
  return (await request.post('/api/mock/chat', { data: what })).json();
}

function said(told: Told, text: string): number {
  return told.visitors.flatMap((visitor) => visitor.lines).filter((line) => line.text === text).length;
}

const launcher = (page: Page) => page.getByRole('button', { name: /^Open chat/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Alpenblick' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const log = (page: Page) => page.getByRole('log');

async function open(page: Page): Promise<void> {
  await page.goto(site.url);
  await launcher(page).click();
  await expect(field(page)).toBeFocused();
}

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('');
}

async function expectReadable(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    expect(await broken(page, 'parley-chat', { type: 'tag', values: tags }), `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

test('writes and is answered, and keeps nothing before the first word', async ({ page, request }) => {
  await page.goto(site.url);
  await expect(launcher(page)).toBeVisible();
  await launcher(page).click();
  await expect(page.getByText('Hello! What can we do for you?')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expectReadable(page, 'before the first word');
  const stored = () =>
    page.evaluate(async () => [
      ...Object.keys({ ...localStorage }),
      ...(await indexedDB.databases()).map((each) => each.name ?? ''),
    ]);
  expect(await stored()).toEqual([]);
  expect((await order(request)).asked).toEqual(['GET ']);
  expect(await page.context().cookies()).toEqual([]);

  await field(page).press('Shift+Enter');
  await field(page).press('Backspace');
  await write(page, 'Where is my parcel? https://post.example/a?b=1.');
  const own = log(page).getByText('Where is my parcel?');
  await expect(own).toBeVisible();
  const link = log(page).getByRole('link', { name: 'https://post.example/a?b=1' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect.poll(async () => (await order(request)).visitors[0]?.sockets).toBe(1);

  await order(request, { typing: true });
  await expect(page.getByText('Anna is typing …')).toBeVisible();
  await order(request, { say: { text: 'It comes <b>today</b>.\nAt noon.' } });
  await expect(log(page).getByText('It comes <b>today</b>.')).toBeVisible();
  await expect(page.getByText('Anna is typing …')).toBeHidden();
  await expect.poll(async () => (await order(request)).visitors[0]?.read).toBe(4);
  await expectReadable(page, 'a conversation');
  // Nothing of ours lies about on the page.
  expect(await page.evaluate(() => Object.keys(window).filter((name) => /parley/i.test(name)))).toEqual(['Parley']);
});

test('counts what came while it was closed, and marks it when it is opened', async ({ page, request }) => {
  await open(page);
  await write(page, 'Hello');
  await expect.poll(async () => (await order(request)).visitors[0]?.sockets).toBe(1);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(launcher(page)).toBeFocused();
  await order(request, { say: { text: 'News', times: 2 } });
  await expect(page.getByRole('button', { name: 'Open chat, 2 new' })).toBeVisible();

  // The next page of the same site knows it, too.
  await page.reload();
  await page.getByRole('button', { name: 'Open chat, 2 new' }).click();
  await expect(log(page).getByText('New', { exact: true })).toBeVisible();
  await expect(log(page).getByText('News 2')).toBeVisible();
  await expect.poll(async () => (await order(request)).visitors[0]?.read).toBe(6);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Open chat', exact: true })).toBeVisible();
});

test('what is written offline waits, survives a reload, and is sent once, in order, with two tabs open', async ({
  page,
  context,
  request,
}) => {
  await open(page);
  await write(page, 'Before');
  await expect.poll(async () => said(await order(request), 'Before')).toBe(1);

  await context.setOffline(true);
  await expect(page.getByText('You are offline. What you write is sent later.')).toBeVisible();
  await write(page, 'One');
  await write(page, 'Two');
  await expect(page.getByText('Not sent yet: you are offline')).toHaveCount(2);
  await expectReadable(page, 'offline');

  // The page comes back, the server does not yet.
  await order(request, { fail: 503 });
  await context.setOffline(false);
  await page.reload();
  await launcher(page).click();
  await expect(page.getByText('Not sent yet, another try follows')).toHaveCount(2);
  const second = await context.newPage();
  await second.goto(site.url);
  await launcher(second).click();
  await expect(second.getByText('Not sent yet, another try follows')).toHaveCount(2);
  expect(said(await order(request), 'One')).toBe(0);

  await order(request, { fail: 0 });
  for (const each of [page, second]) {
    await expect(each.getByText(/Not sent yet/)).toHaveCount(0, { timeout: 30_000 });
    for (const text of ['Before', 'One', 'Two'])
      await expect(log(each).getByText(text, { exact: true })).toHaveCount(1);
  }
  const told = await order(request);
  expect(told.visitors).toHaveLength(1);
  expect(told.visitors[0]?.lines.map((line) => line.text)).toEqual(['Before', 'One', 'Two']);
  await page.reload();
  await launcher(page).click();
  await expect(log(page).getByText('Two', { exact: true })).toHaveCount(1);
});

test('goes on after a break where it stopped: nothing missing, nothing double', async ({ page, request }) => {
  await open(page);
  await write(page, 'Hello');
  await expect.poll(async () => (await order(request)).visitors[0]?.sockets).toBe(1);
  await order(request, { say: { text: 'Before', times: 3 } });
  await expect(log(page).getByText('Before 3')).toBeVisible();
  await order(request, { cut: true });
  await order(request, { say: { text: 'Meanwhile', times: 4 } });
  await expect(log(page).getByText('Meanwhile 4')).toBeVisible();
  await expect.poll(async () => (await order(request)).visitors[0]?.sockets).toBe(1);
  await order(request, { say: { text: 'After', times: 2 } });
  await expect(log(page).getByText('After 2')).toBeVisible();
  const shown = await log(page).locator('.text').allTextContents();
  expect(shown.slice(1)).toEqual([
    'Hello',
    ...[1, 2, 3].map((count) => `Before ${count}`),
    ...[1, 2, 3, 4].map((count) => `Meanwhile ${count}`),
    ...[1, 2].map((count) => `After ${count}`),
  ]);
});

test('asks again and again where no socket opens', async ({ page, request }) => {
  await page.clock.install();
  await page.routeWebSocket(/\/live$/, (socket) => socket.close());
  await open(page);
  await write(page, 'Hello');
  await expect.poll(async () => said(await order(request), 'Hello')).toBe(1);
  await order(request, { say: { text: 'Found by asking' } });
  await expect
    .poll(async () => {
      await page.clock.fastForward(11_000);
      return log(page).getByText('Found by asking').count();
    })
    .toBe(1);
});

test('shows older messages when somebody looks up', async ({ page, request }) => {
  await open(page);
  await write(page, 'Hello');
  await expect.poll(async () => (await order(request)).visitors[0]?.sockets).toBe(1);
  await order(request, { say: { text: 'Line', times: 150 } });
  await expect(log(page).getByText('Line 150', { exact: true })).toBeVisible();
  await expect.poll(async () => (await order(request)).visitors[0]?.read).toBe(302);
  await page.reload();
  await launcher(page).click();
  await expect(log(page).getByText('Line 150', { exact: true })).toBeVisible();
  await expect(log(page).getByText('Line 20', { exact: true })).toHaveCount(0);
  await log(page).evaluate((element) => element.scrollTo(0, 0));
  await expect(log(page).getByText('Line 1', { exact: true })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'To the newest message' })).toBeVisible();
  await order(request, { say: { text: 'The newest' } });
  await page.getByRole('button', { name: 'New messages' }).click();
  await expect(log(page).getByText('The newest')).toBeInViewport();
  expect(await log(page).locator('.text').count()).toBe(153);
});

test('sends files, shows pictures, and says what cannot be sent', async ({ page, request }) => {
  await order(request, { config: { limits: { text: 20, file: 2000, files: 2 } } });
  await open(page);
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const choose = async (...files: { name: string; mimeType: string; buffer: Buffer }[]) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attach files' }).click();
    await (await chooser).setFiles(files);
  };
  await choose({ name: 'big.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(3000) });
  await expect(page.getByText('big.bin is too large: 2 kB at most.')).toBeVisible();
  await choose(
    { name: 'map.png', mimeType: 'image/png', buffer: pixel },
    { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') },
    { name: 'third.txt', mimeType: 'text/plain', buffer: Buffer.from('3') },
  );
  await expect(page.getByText('At most 2 files in one message.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove bill.pdf' })).toBeVisible();
  await expectReadable(page, 'files chosen');
  await field(page).fill('Much too long for a message');
  await expect(page.getByText('7 characters too many')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await write(page, 'See');
  await expect(log(page).getByRole('link', { name: 'map.png' }).locator('img')).toBeVisible();
  await expect(log(page).getByRole('link', { name: /^bill.pdf/ })).toBeVisible();
  const [visitor] = (await order(request)).visitors;
  expect(visitor?.lines[0]?.files).toMatchObject([
    { name: 'map.png', size: pixel.length },
    { name: 'bill.pdf', size: 4 },
  ]);

  // A server that takes its time: the visitor may think again.
  await page.route('**/files?name=*', () => undefined);
  await choose({ name: 'slow.txt', mimeType: 'text/plain', buffer: Buffer.from('slow') });
  await write(page, 'Wait');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel sending' }).click();
  await expect(log(page).getByText('slow.txt')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  expect(said(await order(request), 'Wait')).toBe(0);
  await page.unroute('**/files?name=*');

  await write(page, 'refuse this');
  await expect(page.getByText('Not sent. This message cannot be sent as it is.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expectReadable(page, 'a refused message');
  await page.getByRole('button', { name: 'Delete the unsent message' }).click();
  await expect(log(page).getByText('refuse this')).toHaveCount(0);

  // Where pictures are not let in, their names are.
  await page.route('**/files/f*', (route) => route.abort());
  await page.reload();
  await launcher(page).click();
  await expect(log(page).getByRole('link', { name: /^map.png/ })).toBeVisible();
  await expect(log(page).locator('img')).toHaveCount(0);
});

test('takes an e-mail address to answer to, and forgets the device', async ({ page, request }) => {
  await order(request, { config: { open: false, opensAt: new Date(Date.now() + 3 * 86_400_000).toISOString() } });
  await open(page);
  await expect(page.getByText(/^We answer again on \w+day at/)).toBeVisible();
  await write(page, 'Anybody there?');
  await expect(page.getByText('Leave your e-mail, and we answer there when you are gone.')).toBeVisible();
  await expectReadable(page, 'asked for an address');
  const address = page.getByRole('textbox', { name: 'E-mail' });
  await address.fill('anna');
  await address.press('Enter');
  await expect(page.getByText('Enter an e-mail address such as anna@example.com.')).toBeVisible();
  await address.fill('anna@alp.example');
  await address.press('Enter');
  await expect(address).toBeHidden();
  await expect.poll(async () => (await order(request)).visitors[0]?.email).toBe('anna@alp.example');

  await page.getByRole('button', { name: 'Your details' }).click();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('anna@alp.example');
  await expectReadable(page, 'the details');
  await page.getByRole('button', { name: 'Forget this device' }).click();
  await page.getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(page.getByText('Hello! What can we do for you?')).toBeVisible();
  await expect(log(page).getByText('Anybody there?')).toHaveCount(0);
  await expect.poll(async () => (await order(request)).visitors.length).toBe(0);
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBeNull();
});

test('knows whom the page names, and forgets one person before the next', async ({ page, request }) => {
  const jwt = (sub: string, end = 'good') =>
    `e30.${Buffer.from(JSON.stringify({ sub, exp: 9_999_999_999 })).toString('base64url')}.${end}`;
  await order(request, { config: { identity: 'REQUIRED' } });
  await page.goto(site.url);
  await launcher(page).click();
  await expect(page.getByText('Please sign in on this site.')).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  await expectReadable(page, 'sign in first');
  const identify = (token: string) =>
    page.evaluate(
      (given) => (window as unknown as { Parley: { identify(jwt: string): void } }).Parley.identify(given),
      token,
    );
  const warned = page.waitForEvent('console', (message) => message.text().includes('the identity was refused'));
  await identify(jwt('mallory', 'forged'));
  await warned;
  await expect(field(page)).toHaveCount(0);
  await identify(jwt('anna'));
  await expect(field(page)).toBeVisible();
  // The server has Anna's words, and its answer comes only when the page has named Ben.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    /\/messages$/,
    async (route) => {
      const answer = await route.fetch();
      await held;
      await route.fulfill({ response: answer });
    },
    { times: 1 },
  );
  await write(page, 'From Anna');
  await expect.poll(async () => said(await order(request), 'From Anna')).toBe(1);
  await identify(jwt('ben'));
  release();
  await expect.poll(async () => (await order(request)).visitors.some(({ name }) => name === 'ben')).toBe(true);
  await expect(log(page).getByText('From Anna')).toHaveCount(0);
  await write(page, 'From Ben');
  await expect.poll(async () => said(await order(request), 'From Ben')).toBe(1);
  const told = await order(request);
  expect(told.visitors.map(({ name, lines }) => [name, lines.map((line) => line.text)])).toContainEqual([
    'ben',
    ['From Ben'],
  ]);
});

test('fills a phone, keeps the Tab key inside, and speaks German', async ({ page, baseURL }) => {
  const german = await ForeignPage.with(baseURL ?? '', channel, 'data-side="left"', 'de');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(german.url);
  const button = page.getByRole('button', { name: 'Chat öffnen' });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Alpenblick' });
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAttribute('aria-modal', 'true');
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(page.getByText('Wir sind für Sie da')).toBeVisible();
  await expectReadable(page, 'on a phone');
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('parley-chat');
  }
  await page.getByRole('textbox', { name: 'Nachricht' }).fill('Grüezi');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('Grüezi')).toBeVisible();
  await expect(page.getByRole('log').getByText('Heute')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  german.close();
});

test('stays readable in any colour', async ({ page, request }) => {
  for (const color of ['#ffe600', '#ffffff', '#000000', '#7f7f7f']) {
    await order(request, { config: { color } });
    await open(page);
    if (color === '#ffe600') await write(page, 'Hello');
    await expect(log(page).getByText('Hello', { exact: true })).toBeVisible();
    await expectReadable(page, color);
  }
});
