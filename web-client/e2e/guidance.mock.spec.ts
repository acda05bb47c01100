import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** What guidelines say of an answer while it is written, against the mock server. */
test('says what a guideline warns of, wants a reason, and refuses what is forbidden', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto('/');
  await page.getByRole('link', { name: /Fiona Maddox/ }).click();
  await page.keyboard.press('c');
  await expect(page.getByText('You hold this').first()).toBeVisible();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: /^Reply to/ });
  await expect(field).toBeFocused();
  await page.keyboard.type('We guarantee it, asap.');
  const said = page.getByRole('list', { name: 'What the guidelines say' });
  await expect(said.getByText('Promise what we can keep.')).toBeVisible();
  await expect(said.getByText('Say when, in plain words.')).toBeVisible();
  await expect(said.getByText('Guideline “No guarantees”, version 2: We keep what we say.')).toBeVisible();

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Change it, or say why you send it.').first()).toBeVisible();
  await said.getByRole('textbox', { name: /despite “No guarantees”/ }).fill('The maker guarantees it.');
  await expectAccessible(page, 'guidance');

  await field.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Card 4111 1111 1111 1111');
  await expect(said.getByText('Card numbers never go out.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('A guideline forbids to send this.').first()).toBeVisible();
  for (let i = 0; i < ' Card 4111 1111 1111 1111'.length; i++) await page.keyboard.press('Backspace');
  await expect(said.getByText('Card numbers never go out.')).toBeHidden();

  const sent = page.waitForRequest((request) => request.url().endsWith('/replies'));
  await page.keyboard.press('Control+Enter');
  expect((await sent).postDataJSON().acknowledged).toEqual([
    { guideline: 'No guarantees', reason: 'The maker guarantees it.' },
  ]);
  await expect(field).toBeHidden();
});
