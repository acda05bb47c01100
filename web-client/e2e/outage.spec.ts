import { expect, test } from '@playwright/test';
import { BreakableLine } from './support/breakable-line';
import { send } from './support/mail';
import { world } from './support/world';

const breakMillis = 30_000;
const mails = 50;

test('after a break of 30 s the screen is complete within a second, and shows nothing twice', async ({ browser }) => {
  test.setTimeout(180_000);
  const line = await BreakableLine.to(world.url);
  const context = await browser.newContext({ baseURL: line.url });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('berta@acme.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('quiet green lantern');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

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
  await expect
    .poll(
      () =>
        page
          .getByRole('link', { name: /Support/ })
          .first()
          .textContent(),
      { intervals: [20] },
    )
    .toMatch(/5\d/);

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
