import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { send } from './support/mail';
import { type people, signIn } from './support/sign-in';
import { world } from './support/world';

/** While a team gives out in turn, nobody of it may claim: the other journeys' people have gone home. */
const subject = `Bell from ${Date.now().toString(36)}`;

const row = (page: Page) =>
  page.getByRole('region', { name: 'Conversations' }).getByRole('link').filter({ hasText: subject }).first();

async function open(browser: Browser, who: keyof typeof people): Promise<Page> {
  const page = await browser.newPage();
  await signIn(page, who);
  return page;
}

async function read(page: Page): Promise<void> {
  await row(page).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2, name: subject })).toBeVisible();
}

test('a team that gives out in turn offers to one, and to the other when it is passed on', async ({ browser }) => {
  const [berta, anna] = [await open(browser, 'berta'), await open(browser, 'anna')];
  const way = async (name: string): Promise<void> => {
    const [team] = await (await berta.request.get('/api/teams')).json();
    await berta.goto(`/admin/teams/${team.id}`);
    await berta.getByRole('radio', { name }).check();
    await berta.getByRole('textbox', { name: /^Conversations at once, for each member/ }).fill('50');
    const section = berta.getByRole('main').locator('section', { has: berta.getByRole('radio', { name }) });
    await section.getByRole('button', { name: 'Save' }).click();
    await expect(berta.getByText('Saved').first()).toBeVisible();
  };
  await way('Offered in turn');
  await berta.goto('/inbox/mine');
  await anna.goto('/inbox/mine');
  await send(
    { from: 'Bea Bell <bea@bell.example>', to: 'support@localhost', subject, text: 'It does not ring.' },
    world.smtpPort,
  );

  const offered = (page: Page) => row(page).filter({ hasText: 'Offered' });
  const first = await Promise.any(
    [berta, anna].map(async (page) => {
      await offered(page).waitFor();
      return page;
    }),
  );
  const other = first === berta ? anna : berta;
  await read(first);
  await first.getByRole('button', { name: 'Pass on' }).click();
  await expect(offered(other)).toBeVisible();
  await read(other);
  await expectAccessible(other, 'offer');
  await other.keyboard.press('c');
  await expect(other.getByText('You hold this').first()).toBeVisible();
  await expect(offered(other)).toBeHidden();
  await expect(first.getByText(/^Held by/).first()).toBeVisible();
  await way('People claim');
  await Promise.all([berta, anna].map((page) => page.close()));
});
