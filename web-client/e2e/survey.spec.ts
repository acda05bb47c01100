import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';
import { mailsOf } from './support/mail';
import { signIn } from './support/sign-in';

const customer = 'luisa@customer.example';
const subject = 'My lamp flickers since yesterday';

async function surveyLink(score: number): Promise<string> {
  const find = async (): Promise<string | undefined> => {
    const texts = (await mailsOf(customer)).map((mail) => mail.text ?? '');
    return texts.map((text) => new RegExp(`https?://\\S+(/survey/\\S+/${score})\\s`).exec(text)?.[1]).find(Boolean);
  };
  await expect.poll(find, { timeout: 60_000 }).toBeTruthy();
  return (await find()) ?? '';
}

/** Once closed, the customer is asked by mail; who opens the link has not voted, who then moves has. */
test('a customer answers the survey with one click, and the inbox shows it', async ({ page, browser }) => {
  await signIn(page, 'berta');
  await page.goto('/admin/teams');
  await page.getByRole('main').getByRole('row').nth(1).getByRole('link').first().click();
  const form = page.locator('section', { hasText: 'Satisfaction survey' }).last();
  await form.getByRole('switch', { name: 'Ask customers' }).click();
  await form.getByRole('textbox', { name: 'Hours after closing' }).fill('0');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();

  // Other journeys' mails are in the same inbox.
  const only = JSON.stringify({ field: 'subject', contains: subject });
  await page.goto(`/inbox/all?filter=${encodeURIComponent(only)}`);
  await page.getByText(subject, { exact: true }).first().click();
  await expect(page.getByRole('heading', { name: subject })).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();
  const path = await surveyLink(2);

  const phone = await browser.newContext({ viewport: { width: 390, height: 780 } });
  const mine = await phone.newPage();
  await mine.goto(path);
  await expect(mine.getByRole('heading', { level: 1 })).toHaveText('How satisfied are you with our help?');
  await expect(mine.getByRole('radio', { name: 'Dissatisfied', exact: true })).toBeChecked();
  await expectAccessible(mine, 'survey');
  // A browser that is driven by a program votes by the button alone.
  await mine.mouse.move(100, 100);
  await expect(page.getByText('The customer’s rating:')).toHaveCount(0);
  await mine.getByRole('textbox').fill('Nobody called <b>back</b>.');
  await mine.getByRole('button', { name: 'Send' }).click();
  await expect(mine.getByText('Thank you. Your rating is saved.')).toBeVisible();
  await expectAccessible(mine, 'survey that was answered');

  await expect(page.getByText('Nobody called <b>back</b>.')).toBeVisible();
  await expect(page.getByText('The customer’s rating: 2 of 5')).toBeAttached();
  await expect(page.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();

  await mine.getByRole('link', { name: 'Do not ask me again' }).click();
  await expectAccessible(mine, 'no more surveys');
  await mine.getByRole('button', { name: 'Do not ask me again' }).click();
  await expect(mine.getByRole('heading', { name: 'We will not ask you again' })).toBeVisible();
  await mine.getByRole('button', { name: 'Ask me again' }).click();
  await expect(mine.getByText('We may ask you again. Thank you.')).toBeVisible();
  const unknown = await mine.goto('/survey/no-such-link/5');
  expect(unknown?.status()).toBe(404);
  await expectAccessible(mine, 'unknown survey');
  await phone.close();
});
