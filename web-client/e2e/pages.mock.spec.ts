import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** Every page, by its address: nothing broken, nothing that axe finds, light and dark, nothing beside the screen at 200 %. */

/** Every page, with its heading. */
type Place = readonly [path: string, heading: string];

const signedOut: readonly Place[] = [
  ['/sign-in', 'Sign in'],
  ['/welcome/0198a0000000700080000000000000000000000000001', 'This link is no longer valid'],
  ['/invitation/0198a0000000700080000000000000000000000000002', 'This link is no longer valid'],
];
const signedIn: readonly Place[] = [
  ['/inbox/mine', 'My conversations'],
  ['/inbox/mentioned', 'Mentioned'],
  ['/inbox/snoozed', 'Snoozed'],
  ['/inbox/all', 'Everything'],
  ['/inbox/spam', 'Spam'],
  ['/search', 'Search'],
  ['/search?q=order', 'Search'],
  ['/settings', 'Your account'],
  ['/settings/canned', 'My canned replies'],
  ['/settings/macros', 'Macros'],
  ['/settings/notifications', 'Notifications'],
  ['/settings/shortcuts', 'Keyboard shortcuts'],
  ['/admin/channels', 'Channels'],
  ['/admin/teams', 'Teams'],
  ['/admin/people', 'People'],
  ['/admin/promises', 'Promises'],
  ['/admin/tags', 'Tags'],
  ['/admin/fields', 'Fields'],
  ['/admin/company', 'Company'],
  ['/admin/canned', 'Canned replies'],
  ['/admin/signatures', 'Signatures'],
  ['/admin/local-mail', 'Local mail'],
  ['/admin/set-aside', 'Set aside'],
  ['/admin/spam', 'Spam'],
  ['/insights/satisfaction', 'Satisfaction'],
];

/** A window of this size shows what one of 1280 × 900 shows at 200 %. */
const magnified = { width: 640, height: 450 };

async function look(page: Page, [path, heading]: Place): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  // As by a link: only what the page needs is loaded.
  await page.evaluate((to) => {
    history.pushState({}, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeAttached();
  await expect(page.getByText('Loading …')).toHaveCount(0);
  await expectAccessible(page, path);
  await page.setViewportSize(magnified);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, `${path} scrolls sideways at 200 %`).toBeLessThanOrEqual(0);
}

async function lookAtAll(page: Page, places: readonly Place[]): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.addInitScript(() => localStorage.setItem('parley.language', 'en'));
  await page.goto(places[0]?.[0] ?? '/');
  for (const place of places) await test.step(place[0], () => look(page, place));
  expect(errors).toEqual([]);
}

test('is accessible to whoever is not signed in', async ({ page, context }) => {
  await context.addCookies([{ name: 'MOCK', value: 'none', url: test.info().project.use.baseURL ?? '' }]);
  await lookAtAll(page, signedOut);
});

test('is accessible on every page', async ({ page }) => {
  test.slow();
  await lookAtAll(page, signedIn);
});
