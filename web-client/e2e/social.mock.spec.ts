import { type Browser, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset?social'));

async function answer(page: Page, name: string): Promise<{ composer: Locator; field: Locator }> {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto('/inbox/all');
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: `Reply to ${name}` });
  await expect(field).toBeVisible();
  return { composer: page.getByRole('region', { name: 'Reply', exact: true }), field };
}

test('a public answer has to be meant, and becomes private with one key', async ({ page }) => {
  const { composer, field } = await answer(page, 'Nora Frei');
  await expect(composer.getByText('Others than the customer can read it too.')).toBeVisible();
  await field.fill('We are here! Which order is it?');
  await expect(composer.getByText('31 of 500')).toBeVisible();
  await expect(composer.getByRole('button', { name: 'Send publicly' })).toBeEnabled();
  await expectAccessible(page, 'a public answer');
  await field.focus();
  await page.keyboard.press('Alt+p');
  await expect(composer.getByText('Only Nora Frei reads it.')).toBeVisible();
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  expect((await sent).postDataJSON()).toMatchObject({ visibility: 'PRIVATE', text: 'We are here! Which order is it?' });
  await expect(page.getByRole('article').last()).toContainText('We are here!');
});

test('what is too long is counted and not sent', async ({ page }) => {
  const { composer, field } = await answer(page, 'Nora Frei');
  await field.fill('x'.repeat(503));
  await expect(composer.getByText('3 too long')).toBeVisible();
  await expect(composer.getByRole('button', { name: 'Send publicly' })).toBeDisabled();
});

test('after the reply window a prepared message goes out', async ({ page }) => {
  const { composer } = await answer(page, 'Luis Ortega');
  await expect(composer.getByText('Send a prepared message.')).toBeVisible();
  await composer.getByRole('combobox', { name: 'Prepared message' }).click();
  await page.getByRole('option', { name: 'order_shipped (en)' }).click();
  await composer.getByRole('textbox', { name: 'Place 1' }).fill('Luis');
  await composer.getByRole('textbox', { name: 'Place 2' }).fill('AB-20931');
  await expect(composer.getByText('Hello Luis, your order AB-20931 is on its way.')).toBeVisible();
  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await composer.getByRole('button', { name: 'Send prepared message' }).click();
  expect((await sent).postDataJSON()).toMatchObject({
    template: { name: 'order_shipped', language: 'en', parameters: ['Luis', 'AB-20931'] },
  });
});

test('that the provider does not tell its prepared messages is no empty list', async ({ page }) => {
  let asked = 0;
  await page.route('**/templates', (route) => {
    asked += 1;
    const body = { status: 502, code: 'templates-unknown', title: 'x', detail: 'WhatsApp answered 500.' };
    return asked > 1
      ? route.fallback()
      : route.fulfill({ status: 502, contentType: 'application/problem+json', json: body });
  });
  const { composer } = await answer(page, 'Luis Ortega');
  await expect(
    composer.getByText('The prepared messages could not be asked for. WhatsApp answered 500.'),
  ).toBeVisible();
  await expectAccessible(page, 'unknown templates');
  await composer.getByRole('button', { name: 'Ask again' }).click();
  await expect(composer.getByRole('combobox', { name: 'Prepared message' })).toBeVisible();
});

test('edits, reactions, files on their way, receipts and deletions are shown', async ({ page }) => {
  await page.goto('/inbox/all');
  await page.getByRole('link', { name: 'Aylin Demir' }).first().click();
  const first = page.getByRole('article').first();
  const edited = first.getByRole('button', { name: 'edited' });
  await expect(edited).toHaveAttribute('aria-expanded', 'false');
  await edited.focus();
  await page.keyboard.press('Enter');
  const before = first.getByRole('region', { name: 'What it said before' });
  await expect(before.getByRole('listitem')).toHaveCount(2);
  await expect(before.getByRole('listitem').first()).toContainText('come in 38?');
  await expect(before.getByRole('listitem').last()).toContainText('come in 37?');
  await expectAccessible(page, 'earlier words');
  await page.keyboard.press('Enter');
  await expect(before).toBeHidden();
  await expect(first.getByRole('list', { name: 'Reactions' }).getByRole('listitem')).toHaveCount(2);
  await expect(first.getByText('is being fetched')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Fetch again' })).toBeVisible();
  await expect(
    page
      .getByRole('article')
      .last()
      .getByText(/^Read /),
  ).toBeVisible();
  await expectAccessible(page, 'marks of messages');
  await page.getByRole('link', { name: '+41 78 555 09 81' }).first().click();
  await expect(page.getByText(/^Taken back by its writer/)).toBeVisible();
});

const anna = '0198a000-0000-7000-8000-00000000a001';
const bruno = '0198a000-0000-7000-8000-00000000a002';

/** Bruno has answered Nora's public post and asks Anna to look over it. */
async function brunoAsks(page: Page, browser: Browser): Promise<string> {
  const theirs = await browser.newContext();
  await theirs.addCookies([{ name: 'MOCK', value: bruno, url: test.info().project.use.baseURL ?? '' }]);
  const asBruno = theirs.request;
  const base = test.info().project.use.baseURL ?? '';
  const { items } = await (await page.request.get('/api/conversations?view=open&limit=100')).json();
  const id = items.find((each: { contact: { name: string } }) => each.contact.name === 'Nora Frei').id as string;
  const words = 'We are sorry! Your order AB-20931 left on Monday.';
  await asBruno.put(`${base}/api/conversations/${id}/draft`, {
    data: { text: words, html: '', revision: 0, visibility: 'PUBLIC' },
  });
  await asBruno.post(`${base}/api/conversations/${id}/draft/review`, { data: { reviewers: [anna], words: '' } });
  return id;
}

test('who approves a public answer is told so, and can make it private in one step', async ({ page, browser }) => {
  const id = await brunoAsks(page, browser);
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(`/inbox/all/${id}`);
  await expect(page.getByText('This reply will be public')).toBeVisible();
  await expect(page.getByText('Everybody can read it on Alpenblick on Mastodon, not only Nora Frei.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve and publish' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve as public' })).toBeVisible();
  await expectAccessible(page, 'the review of a public answer');
  await page.getByRole('button', { name: 'Make it private' }).click();
  await expect(page.getByText('This reply is private')).toBeVisible();
  const decided = page.waitForRequest((request) => request.url().endsWith('/review'));
  await page.getByRole('button', { name: 'Approve and send' }).click();
  expect((await decided).postDataJSON()).toMatchObject({ approve: true, send: true, visibility: 'PRIVATE' });
});

test('who reads an answer belongs to its draft', async ({ page }) => {
  const { composer, field } = await answer(page, 'Nora Frei');
  await field.fill('We are here!');
  const saved = page.waitForRequest(
    (request) => request.method() === 'PUT' && request.postDataJSON()?.visibility === 'PRIVATE',
  );
  await composer.getByRole('button', { name: 'Answer privately' }).click();
  await saved;
  await expect(page.getByText('Draft saved')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible();
  await page.keyboard.press('r');
  await expect(composer.getByText('Only Nora Frei reads it.')).toBeVisible();
});
