import { expect, type Page } from '@playwright/test';

/** Those who work at the company of the journeys; `mail.spec.ts` lets them in. */
export const people = {
  anna: { email: 'anna@acme.example', password: 'seven purple otters' },
  berta: { email: 'berta@acme.example', password: 'quiet green lantern' },
} as const;

/** Signs somebody in and waits until the page is live. */
export async function signIn(page: Page, who: keyof typeof people): Promise<void> {
  const { email, password } = people[who];
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}
