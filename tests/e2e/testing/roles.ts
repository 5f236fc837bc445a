/** What a screen reader would stumble over on the screen that shows. */
import type { Page } from '@playwright/test';

/** Roles that say nothing without a name. */
const named =
  /^\s*- (button|textbox|combobox|listbox|option|switch|link|img|progressbar|dialog|group|table)(:|$| \[)/;
const mainHeading = /- heading ".+" \[level=1\]/;

/** Controls without a name, a page without its one heading, an id that stands twice. */
export async function roleProblems(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator('.screen').ariaSnapshot()).split('\n');
  const headings = lines.filter((line) => mainHeading.test(line)).length;
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    // Paints of illustrations are the same wherever they stand.
    return ids.filter((id, place) => !id.startsWith('art-') && ids.indexOf(id) !== place);
  });
  return [
    ...lines.filter((line) => named.test(line)).map((line) => `no name: ${line.trim()}`),
    ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
    ...twice.map((id) => `id ${id} twice`),
  ];
}
