import { expect, type Locator, type Page, test } from '@playwright/test';
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

test('edits, reactions, files on their way, receipts and deletions are shown', async ({ page }) => {
  await page.goto('/inbox/all');
  await page.getByRole('link', { name: 'Aylin Demir' }).first().click();
  const first = page.getByRole('article').first();
  await first.getByRole('button', { expanded: false }).click();
  await expect(first.getByText('edited')).toBeVisible();
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
