/**
 * What a keyboard and a screen reader find: first focus, the order of Tab, Enter and Escape, live regions, a
 * focus that shows in forced colours. Names and roles are looked at in gallery.spec.ts, on every screen.
 */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './testing/gallery-page.ts';

test.describe.configure({ mode: 'default' });
// Few pixels: nobody looks at them.
test.use({ deviceScaleFactor: 0.25 });

test.beforeEach(async ({ page }) => {
  await openGallery(page);
});

/** What was sent to the device since the view came up. */
async function sent(page: Page): Promise<unknown> {
  return JSON.parse(String(await page.locator('html').getAttribute('data-sent')));
}

/** Role and name of what has the focus, as its line of an ARIA snapshot begins: 'textbox "Name"'. */
async function focused(page: Page): Promise<string> {
  const snapshot = await page.locator(':focus').ariaSnapshot();
  return /^- ([a-z]+(?: "[^"]*")?)/.exec(snapshot)?.[1] ?? snapshot;
}

async function tabOrder(page: Page, stops: number): Promise<readonly string[]> {
  const order = [await focused(page)];
  for (let stop = 1; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
  }
  return order;
}

const firstFocus: Readonly<Record<string, string>> = {
  language: 'listbox "Language selection"',
  region: 'listbox "Country or Region Selection"',
  keyboard: 'listbox "Keyboard selection"',
  'second-keyboard': 'button "Skip"',
  'second-keyboard-layout': 'listbox "Keyboard selection"',
  network: 'button "Fabrikam Staging Secured Signal 4 of 4"',
  'network-password': 'textbox "Enter the password"',
  purpose: 'listbox "How to set up this device"',
  'sign-in': 'textbox "Email, phone, or Skype"',
  'sign-in-password': 'textbox "Password"',
  'provisioning-menu': 'listbox "Options"',
  landing: 'button "Next"',
  'result-success': 'button "Reseal"',
  'result-failure': 'button "Retry"',
  'esp-failed': 'heading "Setting up for work or school"',
  problem: 'button "Try again"',
  'notice-reset': 'button "Yes"',
  license: 'button "Accept"',
  'terms-of-use': 'button "Accept"',
  'name-device': 'textbox "Name your device"',
  'update-1':
    'heading "Your Windows update is in progress—This could take a while. Please keep your PC on and plugged in."',
  'captive-portal': 'button "Connect"',
  privacy: 'button "Next"',
  'hello-face': 'button "Yes, set up"',
  'hello-fingerprint': 'button "Yes, set up"',
  'microsoft-account': 'button "Sign in"',
  'sign-in-personal': 'textbox "Email, phone, or Skype"',
  'oem-registration': 'textbox "Name"',
  'package-offer': 'listbox "Provisioning packages"',
  'package-password': 'textbox "Package password"',
  'package-failed': 'button "Try again"',
  'package-applied': 'button "Continue"',
  'problem-number-denied': 'button "Try again"',
  hello: 'button "Set up PIN"',
  'hello-pin': 'textbox "New PIN"',
  'hello-hold-on': 'button "Back"',
  'local-account': 'textbox "Enter your name"',
  'local-account-question': 'combobox "Security question (1 of 3)"',
  'lock-screen-domain': 'button "Press Ctrl+Alt+Delete to unlock."',
  'lock-screen-credentials': 'textbox "Password"',
  'lock-screen-pin': 'textbox "PIN"',
  'lock-screen-challenge': 'textbox "Challenge phrase"',
  'lock-screen-security-key': 'button "Sign in"',
  'network-hidden-name': 'textbox "Enter the name (SSID) for the network"',
  'sign-in-terms': 'button "Back"',
  'lock-screen-other-user': 'textbox "User name"',
  'lock-screen-no-domain': 'button "OK"',
  'stay-signed-in': 'button "OK"',
  'stay-signed-in-all-set': 'button "Done"',
  'esp-sign-out': 'button "Sign out"',
  'command-prompt': 'textbox "Command"',
};

test('each page gives the first focus to what is done first', async ({ page }) => {
  const found: Record<string, string> = {};
  for (const name of Object.keys(firstFocus)) {
    await showView(page, `${name}@windows-11-24h2`);
    found[name] = await focused(page);
  }
  expect(found).toEqual(firstFocus);
});

const orders: Readonly<Record<string, readonly string[]>> = {
  region: ['listbox "Country or Region Selection"', 'button "Yes"'],
  'local-account-question': [
    'combobox "Security question (1 of 3)"',
    'textbox "Your answer"',
    'button "Next"',
  ],
  'hello-pin': [
    'textbox "New PIN"',
    'textbox "Confirm PIN"',
    'button "PIN requirements"',
    'button "Cancel"',
    'button "OK"',
  ],
  'lock-screen-pin': ['textbox "PIN"', 'button "Sign in"', 'button "Sign-in options"', 'button "Power"'],
  'lock-screen-credentials': ['textbox "Password"', 'button "Sign in"'],
  'lock-screen-other-user': ['textbox "User name"', 'textbox "Password"', 'button "Sign in"'],
  'result-failure': ['button "Retry"', 'button "Reset"'],
};

test('Tab goes through a page as it is read', async ({ page }) => {
  const found: Record<string, readonly string[]> = {};
  for (const [name, order] of Object.entries(orders)) {
    await showView(page, `${name}@windows-11-24h2`);
    found[name] = await tabOrder(page, order.length);
  }
  expect(found).toEqual(orders);
});

const keys: readonly (readonly [view: string, key: string, input: unknown])[] = [
  ['region', 'Enter', { type: 'press', control: 'yes' }],
  ['keyboard', 'Escape', { type: 'press', control: 'back' }],
  ['provisioning-menu-chosen', 'Enter', { type: 'press', control: 'next' }],
  ['provisioning-menu', 'Escape', { type: 'press', control: 'exit' }],
  ['license', 'Enter', { type: 'press', control: 'accept' }],
  ['terms-of-use', 'Enter', { type: 'press', control: 'accept' }],
  ['captive-portal', 'Escape', { type: 'press', control: 'back' }],
  ['hello-pin', 'Escape', { type: 'press', control: 'cancel' }],
  ['sign-in-terms', 'Escape', { type: 'press', control: 'close' }],
  ['lock-screen-domain', 'Enter', { type: 'press', control: 'next' }],
  ['region', 'Shift+F10', { type: 'shortcut', shortcut: 'command-prompt' }],
  ['esp-failed', 'Control+Shift+D', { type: 'shortcut', shortcut: 'diagnostics' }],
  ['region', 'ArrowDown', { type: 'choose', value: 'AF' }],
  ['region', 'g', []],
];

test('Enter, Escape, arrows and shortcuts send what they mean, once', async ({ page }) => {
  for (const [view, key, input] of keys) {
    await showView(page, `${view}@windows-11-24h2`);
    await page.keyboard.press(key);
    expect(await sent(page), `${key} on ${view}`).toEqual([input].flat());
  }
});

test('typing the beginning of a name finds its row', async ({ page }) => {
  await showView(page, 'region@windows-11-24h2');
  await page.keyboard.type('ang');
  expect(await sent(page)).toEqual([
    { type: 'choose', value: 'AF' },
    { type: 'choose', value: 'AD' },
    { type: 'choose', value: 'AO' },
  ]);
});

test('fields go along with their button', async ({ page }) => {
  await showView(page, 'local-account-question-chosen@windows-11-24h2');
  await page.getByLabel('Your answer').fill('Pip');
  await page.keyboard.press('Enter');
  await showView(page, 'hello-pin@windows-10-22h2');
  await page.keyboard.type('294057');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('294057');
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([
    { type: 'press', control: 'next', values: { pin: '294057', 'pin-confirm': '294057' } },
  ]);
});

test('a name for the device is taken only when it keeps the rules', async ({ page }) => {
  await showView(page, 'name-device@windows-11-24h2');
  const next = page.getByRole('button', { name: 'Next' });
  for (const refused of ['2026', 'my pc', 'a-name-of-16-char']) {
    await page.getByLabel('Name your device').fill(refused);
    await expect(next, refused).toBeDisabled();
  }
  await page.getByLabel('Name your device').fill('BENCH-07');
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([
    { type: 'press', control: 'next', values: { 'device-name': 'BENCH-07' } },
  ]);
});

test('privacy is accepted only after all of it was seen', async ({ page }) => {
  await showView(page, 'privacy@windows-11-24h2');
  await page.getByRole('switch', { name: 'Location' }).click();
  await page.getByRole('button', { name: 'Next' }).focus();
  for (let presses = 0; presses < 4; presses += 1) await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Accept' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await sent(page)).toContainEqual({ type: 'press', control: 'accept' });
  expect(await sent(page)).toContainEqual({ type: 'choose', value: 'location' });
});

test('the command prompt sends its lines, interrupts, keeps its keys from the page, and closes', async ({
  page,
}) => {
  await showView(page, 'command-prompt@windows-11-24h2');
  await page.keyboard.type('hostname');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Command', { exact: true })).toHaveValue('hostname');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+c');
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await sent(page)).toEqual([
    { type: 'type-line', text: 'hostname' },
    { type: 'interrupt' },
    { type: 'close-prompt' },
  ]);
});

test('windows over the set-up come to the front by pointer and Alt+Tab, and the PC is asked to close them', async ({
  page,
}) => {
  await showView(page, 'set-up-windows@windows-11-24h2');
  const events = page.getByRole('dialog', { name: 'Event Viewer' });
  await expect(events.locator(':focus')).toBeAttached();
  await page.keyboard.press('Alt+Tab');
  await expect(page.getByRole('dialog', { name: /Notepad$/ }).locator(':focus')).toBeAttached();
  await page.getByText('Microsoft Windows [Version').click();
  await page.keyboard.type('exit');
  await expect(page.getByLabel('Command', { exact: true })).toHaveValue('exit');
  await page.keyboard.press('Alt+Shift+Tab');
  // No taskbar runs: its title stays in sight.
  await events.getByRole('button', { name: 'Minimize' }).click();
  await expect(events.getByRole('button', { name: 'Restore' })).toBeVisible();
  await events.getByRole('button', { name: 'Close' }).click();
  expect(await sent(page)).toEqual([{ type: 'close-program', id: 2 }]);
});

test('the log viewer goes by keys, filters by level, finds, and shows a line in full', async ({ page }) => {
  await showView(page, 'set-up-log@windows-11-24h2');
  const log = page.getByRole('grid');
  await expect(log).toBeFocused();
  await expect(log.getByRole('gridcell', { name: 'AppWorkload', exact: true })).toHaveCount(6);
  await page.keyboard.press('End');
  await expect(log.getByRole('row', { selected: true })).toContainText('App state was saved');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('lpExitCode');
  await page.keyboard.press('F3');
  await expect(page.getByRole('region', { name: 'Detail' })).toHaveText(/1603\s+Installation failed/);
  await page.getByLabel('Level').selectOption('Errors');
  await expect(page.getByRole('status').filter({ hasText: 'Shown: 1' })).toBeVisible();
  await page.getByLabel('Filter').fill('nothing of the kind');
  await expect(log.getByRole('gridcell')).toHaveCount(0);
});

test('the update page turns its cards by hand', async ({ page }) => {
  await showView(page, 'update-1@windows-11-24h2');
  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(page.getByRole('heading', { name: 'See you in a bit' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('heading', { name: 'Organize files effortlessly' })).toBeVisible();
});

const spoken: Readonly<Record<string, readonly [role: 'status' | 'alert', text: string]>> = {
  'esp-apps': ['status', 'Device setup: Working on it...'],
  'esp-failed': ['status', '0x81036502'],
  'result-success': ['status', 'Reseal'],
  'result-failure': ['alert', 'TPM attestation timed out'],
  'result-no-profile': ['alert', 'We couldn’t find an Autopilot profile'],
  'sign-in-password': ['alert', 'password is incorrect'],
  'local-account-confirm': ['alert', 'This password doesn’t match'],
  'hello-pin-mismatch': ['alert', 'The provided PINs do not match'],
  'lock-screen-refused': ['alert', 'password is incorrect'],
  'lock-screen-no-domain': ['alert', 'your domain isn’t available'],
  'lock-screen-busy': ['status', 'Welcome'],
  'sign-in-number': ['status', '47'],
  'boot-updating-percent': ['status', '29%'],
};

test('what changes by itself is spoken', async ({ page }) => {
  for (const [view, [role, text]] of Object.entries(spoken)) {
    await showView(page, `${view}@windows-11-24h2`);
    await expect(page.getByRole(role).filter({ hasText: text }), view).toHaveCount(1);
  }
});

test('the focus shows in forced colours, on every stop of the Tab key', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const unseen: string[] = [];
  for (const view of [
    'second-keyboard',
    'network-password',
    'landing',
    'privacy',
    'local-account',
    'update-1',
  ])
    for (const release of ['windows-11-24h2', 'windows-10-22h2']) {
      await showView(page, `${view}@${release}`);
      for (let stop = 0; stop < 4; stop += 1) {
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() => {
          const active = document.activeElement;
          if (active === null || active.closest('.screen') === null) return 'outside';
          const { outlineStyle, outlineWidth } = getComputedStyle(active);
          return outlineStyle === 'none' ? 'none' : outlineWidth;
        });
        if (outline === 'none' || outline === '0px')
          unseen.push(`${view}@${release}: ${await focused(page)}`);
      }
    }
  expect(unseen).toEqual([]);
});
