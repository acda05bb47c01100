import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What may differ in the dark: structure, names and roles are the same. */
const colours = ['color-contrast', 'link-in-text-block'];

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
    // Legacy: all frames are of this site, so that axe needs no page of its own to put its findings together.
    const axe = new AxeBuilder({ page }).setLegacyMode().include(part);
    const found = await (scheme === 'light' ? axe.withTags(rules) : axe.withRules(colours)).analyze();
    const broken = found.violations.map(
      (rule) => `${rule.id}: ${rule.help} – ${rule.nodes.map((node) => node.target.join(' ')).join('; ')}`,
    );
    expect(broken, `${where}, ${scheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
