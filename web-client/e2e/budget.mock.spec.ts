import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

test.beforeEach(({ request }) => request.post('/api/mock/reset'));

/** What the first page may ship, as it travels: gzip of each script that is loaded before the list is on the screen. */
const most = 250 * 1024;

test('the inbox ships at most 250 KB of JavaScript', async ({ page }) => {
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js'))
      sizes.set(
        pathname,
        response.body().then((body) => gzipSync(body).length),
      );
  });
  await page.goto('/inbox/open');
  await expect(page.getByRole('region', { name: 'Conversations' }).getByRole('link').first()).toBeVisible();
  const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(5);
  expect(total, `${sizes.size} scripts`).toBeLessThanOrEqual(most);
});
