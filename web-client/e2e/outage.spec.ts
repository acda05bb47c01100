import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { BreakableLine } from './support/breakable-line';
import { mailsOf, send } from './support/mail';
import { signIn } from './support/sign-in';
import { world } from './support/world';

test.use({ serviceWorkers: 'allow' });

const breakMillis = 30_000;
const mails = 50;
const support = 'support@acme.example';
const customer = 'luisa@customer.example';

async function open(browser: Browser, baseURL: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await signIn(page, 'berta');
  return { context, page };
}

test('after a break of 30 s the screen is complete within a second, and shows nothing twice', async ({ browser }) => {
  test.setTimeout(180_000);
  const line = await BreakableLine.to(world.url);
  const { context, page } = await open(browser, line.url);

  await context.setOffline(true);
  line.cut();
  await expect(page.getByText('Live', { exact: true })).toBeHidden();
  const started = Date.now();
  for (let n = 1; n <= mails; n++) {
    await send(
      {
        from: `visitor${n}@customer.example`,
        to: 'support@localhost',
        subject: `During the break ${n}`,
        text: `Number ${n} of ${mails}`,
      },
      world.smtpPort,
    );
    // The pace that spreads the mails over the break; nothing waits for a result here.
    const due = started + (n * breakMillis) / mails;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  }

  line.mend();
  await context.setOffline(false);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const rows = page.getByText(/^During the break \d+$/);
  await expect(page.getByText('During the break 1', { exact: true }).first()).toBeVisible();
  // Other journeys' conversations are counted, too.
  const counted = page.getByRole('link', { name: /Support/ }).first();
  await expect
    .poll(async () => Number(/\d+/.exec((await counted.textContent()) ?? '')?.[0]), { intervals: [20] })
    .toBeGreaterThanOrEqual(mails);

  const seen = new Set<string>();
  for (let n = 0; n < 40 && seen.size < mails; n++) {
    const shown = await rows.allTextContents();
    expect(new Set(shown).size, 'a row stands twice').toBe(shown.length);
    for (const text of shown) seen.add(text);
    await rows.last().scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 400);
  }
  expect(seen.size).toBe(mails);
  await context.close();
  line.close();
});

/** A customer's mail is claimed, then the line breaks and the answer to it is sent. */
async function answerWithoutServer(browser: Browser, subject: string, answer: string) {
  const line = await BreakableLine.to(world.url);
  const { context, page } = await open(browser, line.url);
  const first = await send({ from: `"Luisa Lamp" <${customer}>`, to: support, subject, text: 'Which bulb fits?' });
  await page.goto('/inbox/open');
  await page.getByText(subject).first().click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  await context.setOffline(true);
  line.cut();
  await expect(page.getByText(/^Offline – as of/)).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: /^Reply to/ })).toBeFocused();
  await page.keyboard.type(answer);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('list', { name: 'Waiting to be sent' })).toContainText(answer);
  const reconnect = async (): Promise<void> => {
    line.mend();
    await context.setOffline(false);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  };
  return { context, page, line, first, reconnect };
}

async function arrivedTimes(answer: string): Promise<number> {
  return (await mailsOf(customer)).filter(({ text }) => text?.includes(answer)).length;
}

test('an answer sent while there is no server arrives at the customer’s once, also from a tab opened anew', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const answer = 'The small one with the wide thread.';
  const { context, page, line, reconnect } = await answerWithoutServer(browser, 'A bulb for the cellar', answer);
  await expectAccessible(page, 'waiting for the server');
  const url = page.url();
  await page.goto(url);
  await expect(page.getByRole('list', { name: 'Waiting to be sent' })).toContainText(answer);
  await reconnect();
  await expect(page.getByText('Sent', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('list', { name: 'Waiting to be sent' })).toBeHidden();
  await expect.poll(() => arrivedTimes(answer), { timeout: 60_000 }).toBe(1);
  await page.reload();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  expect(await arrivedTimes(answer)).toBe(1);
  await context.close();
  line.close();
});

test('an answer is not sent over what the customer wrote meanwhile: both are shown', async ({ browser }) => {
  test.setTimeout(180_000);
  const subject = 'A bulb for the attic';
  const answer = 'The large one, please.';
  const { context, page, line, first, reconnect } = await answerWithoutServer(browser, subject, answer);
  const news = 'Forget it, I have found one.';
  await send({
    from: `"Luisa Lamp" <${customer}>`,
    to: support,
    subject: `Re: ${subject}`,
    inReplyTo: first,
    references: [first],
    text: news,
  });
  const other = await open(browser, world.url);
  await other.page.goto(new URL(page.url()).pathname);
  await expect(other.page.getByText(news).first()).toBeVisible({ timeout: 60_000 });
  await other.context.close();

  await reconnect();
  const composer = page.getByRole('region', { name: 'Reply', exact: true });
  await expect(composer).toContainText(news);
  await expect(composer.getByRole('textbox', { name: /^Reply to/ })).toContainText(answer);
  await expectAccessible(page, 'conflict');
  expect(await arrivedTimes(answer)).toBe(0);
  await composer.getByRole('button', { name: 'Send anyway' }).click();
  await expect.poll(() => arrivedTimes(answer), { timeout: 60_000 }).toBe(1);
  await context.close();
  line.close();
});
