import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with axe's own words where the page breaks a rule of WCAG 2.2 A or AA, in the light and in the dark. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const found = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const broken = found.violations.map(
      (rule) => `${rule.id}: ${rule.help} – ${rule.nodes.map((node) => node.target.join(' ')).join('; ')}`,
    );
    expect(broken, `${where}, ${scheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
