import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Frame, type Page } from '@playwright/test';
import type { AxeResults, RunOnly, RunOptions } from 'axe-core';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ in the dark: structure, names and roles are the same. */
const colours = ['color-contrast', 'link-in-text-block'];

/** A document is given axe once, however often it is looked at: reading axe costs more than many a look. */
async function equip(frame: Frame): Promise<void> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe);
}

/** Waits until no colour changes any more: what inherits one begins to change when its parent has done so. */
async function settle(): Promise<void> {
  const changing = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
  for (let now = changing(); now.length > 0; now = changing()) {
    await Promise.allSettled(now.map(({ finished }) => finished));
  }
}

/** What axe finds wrong there by these rules, in its own words. */
export async function broken(page: Page, part: string, runOnly: RunOnly): Promise<string[]> {
  // All frames are of this site, so that axe asks them itself.
  await Promise.all(page.frames().map(equip));
  const { violations } = await page.evaluate<AxeResults, [string, RunOptions]>(
    ([where, options]) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(where, options),
    [part, { runOnly, reporter: 'no-passes', resultTypes: ['violations'] }],
  );
  return violations.map(
    (rule) =>
      `${rule.id}: ${rule.help} – ${rule.nodes.map((node) => `${node.target.join(' ')} (${node.any.map((check) => check.message).join(' ')})`).join('; ')}`,
  );
}

/**
 * Fails with axe's own words where the page breaks a rule of WCAG 2.2 A or AA, in the light and, as to its colours, in the dark.
 * With `part` only what lies there is looked at, as a dialog over a page that was looked at before.
 */
export async function expectAccessible(page: Page, where: string, part = 'html'): Promise<void> {
  // An empty page is accessible, too.
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeAttached();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    // The inbox hears of the scheme a moment later; the customers' pages follow it by themselves.
    await page.waitForFunction((now) => (document.documentElement.dataset.mantineColorScheme ?? now) === now, scheme);
    await page.evaluate(settle);
    const asked: RunOnly = scheme === 'light' ? { type: 'tag', values: rules } : { type: 'rule', values: colours };
    expect(await broken(page, part, asked), `${where}, ${scheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
