/** The desktop: Start and its search, the windows by pointer and keyboard, the rules of axe in each of them. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './testing/axe.ts';
import { layoutFaults } from './testing/layout-faults.ts';
import { roleProblems } from './testing/roles.ts';
import { arrived, openGallery, showView } from './testing/gallery-page.ts';

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser }) => {
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  await openGallery(page);
});
test.afterAll(() => page.close());
test.beforeEach(() => showView(page, 'desktop@windows-11-24h2'));

const window = (name: string) => page.getByRole('dialog', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function problems(): Promise<readonly string[]> {
  await arrived(page);
  return accessibilityProblems(page);
}

/** As quick hands do: the Windows key, a name, Enter. */
async function opens(name: string): Promise<void> {
  await page.keyboard.press('F5');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('Start shows whose desktop it is, searches what can be opened, and closes', async () => {
  await button('Start').click();
  const start = window('Start');
  await expect(start.getByText('Maren Holt')).toBeVisible();
  await expect(start.getByRole('listitem')).toHaveCount(10);
  await start.getByRole('button', { name: 'All apps' }).click();
  await expect(start.getByRole('listitem')).toHaveCount(14);
  await start.getByRole('searchbox').fill('pdf');
  await expect(start.getByRole('listitem')).toHaveText(['Meadow PDF Reader']);
  await start.getByRole('searchbox').fill('nothing of the kind');
  await expect(start.getByText('No results')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(start).toBeHidden();
  await expect(button('Start')).toBeFocused();
});

const programs = [
  ['settings', 'Settings'],
  ['file explorer', 'This PC'],
  ['event viewer', 'Event Viewer'],
  ['notepad', 'Untitled - Notepad'],
  ['registry', 'Registry Editor'],
  ['task', 'Task Manager'],
  ['edge', 'New tab - Microsoft Edge'],
  ['company portal', 'Company Portal'],
  ['7-zip', '7-Zip'],
] as const;

for (const [name, title] of programs)
  test(`${title} opens from the search, keeps the rules, and Alt+F4 closes it`, async () => {
    await opens(name);
    await expect(window(title)).toBeVisible();
    await expect(window(title).locator(':focus')).toBeAttached();
    expect(await problems()).toEqual([]);
    expect(await roleProblems(page)).toEqual([]);
    await page.keyboard.press('Alt+F4');
    await expect(window(title)).toBeHidden();
  });

test('every window, Start and both flyouts have room at 200 % and 400 %', async () => {
  const found: string[] = [];
  for (const size of [
    { width: 683, height: 384 },
    { width: 342, height: 192 },
  ]) {
    await page.setViewportSize(size);
    const look = async (what: string) => {
      await arrived(page);
      const faults = await layoutFaults(page.mainFrame());
      found.push(...faults.map((fault) => `${what} at ${size.width}x${size.height}: ${fault}`));
    };
    for (const [name, title] of programs) {
      await opens(name);
      await expect(window(title)).toBeVisible();
      await look(title);
      await page.keyboard.press('Alt+F4');
      await expect(window(title)).toBeHidden();
    }
    for (const name of ['Start', 'Quick settings']) {
      await button(name).click();
      await look(name);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: /^Clock/ }).click();
    await look('Notifications');
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  expect(found).toEqual([]);
});

test('windows come to the front, go to the taskbar, and come back as they were', async () => {
  await opens('settings');
  await window('Settings').getByRole('button', { name: 'About' }).click();
  await opens('event viewer');
  const front = () =>
    page
      .getByRole('button', { pressed: true })
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')));
  expect(await front()).toContain('Event Viewer');
  await button('Settings').click();
  expect(await front()).toContain('Settings');
  await window('Settings').getByRole('button', { name: 'Minimize' }).click();
  await expect(window('Settings')).toBeHidden();
  await button('Settings').click();
  await expect(window('Settings').getByText('FBK-4471903')).toBeVisible();
  await window('Settings').getByRole('button', { name: 'Close' }).click();
  await expect(button('Settings')).toBeHidden();
});

test('Registry Editor goes to an address, opens the tree by keys, and finds what F3 asks for', async () => {
  await opens('registry');
  const editor = window('Registry Editor');
  const key = (name: string) => editor.getByRole('treeitem', { name, exact: true });
  await expect(key('Computer')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(key('HKEY_LOCAL_MACHINE')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(key('SOFTWARE')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(key('SOFTWARE')).toBeHidden();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('domain');
  await page.keyboard.press('F3');
  await expect(key('Autopilot')).toHaveAttribute('aria-selected', 'true');
  await expect(editor.getByRole('region', { name: 'Value data' })).toHaveText('fabrikam.example');
  await expect(editor.getByRole('textbox', { name: 'Address' })).toHaveValue(/Diagnostics\\Autopilot$/);
  expect(await problems()).toEqual([]);
  expect(await roleProblems(page)).toEqual([]);
  await page.keyboard.press('Alt+F4');
});

test('Start’s power button restarts or shuts down, keeps the rules, and Escape closes its choices first', async () => {
  await button('Start').click();
  const power = window('Start').getByRole('button', { name: 'Power', exact: true });
  await power.click();
  expect(await problems()).toEqual([]);
  expect(await roleProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(button('Restart')).toBeHidden();
  await power.click();
  await button('Shut down').click();
  const sent: unknown = JSON.parse(String(await page.locator('html').getAttribute('data-sent')));
  expect(sent).toEqual([{ type: 'press', control: 'shut-down' }]);
});

test('the clock opens notifications and the month, the tray its flyout; both keep the rules', async () => {
  const tray = page.getByRole('button', { name: /Notifications: 3$/ });
  await tray.click();
  const told = window('Notifications');
  await expect(told.getByRole('heading', { level: 3 })).toHaveCount(3);
  await expect(told.getByRole('table', { name: 'November 2026' })).toBeVisible();
  expect(await problems()).toEqual([]);
  await told.getByRole('button', { name: 'Close: Windows Hello is set up' }).click();
  await expect(told.getByRole('heading', { level: 3 })).toHaveCount(2);
  await told.getByRole('button', { name: 'Clear all' }).click();
  await expect(told.getByText('No new notifications')).toBeVisible();
  await button('Quick settings').click();
  await expect(window('Quick settings').getByText('Connected')).toBeVisible();
  expect(await problems()).toEqual([]);
});
