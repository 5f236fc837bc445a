/** A rehearsal of a scenario at full speed: the browser host, the stage in a page, and the console beside it. */
import { test as base, expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { startBrowserHost, temporaryFolder } from './browser-host.ts';
import { heading } from './stage-page.ts';

/** A boot or the whole technician flow takes a second or two at full speed; a busy machine takes longer. */
export const patience = { timeout: 60_000 };

export interface Rehearsal {
  /** What the person at the PC sees. */
  readonly stage: Page;
  /** Opens the instructor's console in a second window. */
  console(): Promise<Page>;
}

/** What is rehearsed: a scenario, or an exercise to try. */
type Rehearsed = string | { readonly exercise: string };

/** `rehearse(scenario)` begins it; the host ends with the test. */
export const test = base.extend<{
  rehearse: (what: Rehearsed, rate?: string, ...more: string[]) => Promise<Rehearsal>;
}>({
  rehearse: async ({ page, context }, use) => {
    const home = temporaryFolder();
    const ends: (() => Promise<unknown>)[] = [];
    await use(async (what, rate = 'max', ...more) => {
      const named = typeof what === 'string' ? ['--scenario', what] : ['--exercise', what.exercise];
      const host = await startBrowserHost(home.path, ...named, '--rate', rate, ...more);
      ends.push(() => host.stop());
      await page.goto(host.address);
      await expect(heading(page, 'Powered off')).toBeAttached();
      return {
        stage: page,
        async console() {
          const console = await context.newPage();
          await console.goto(`${host.origin}/console`);
          await expect(heading(console, 'Instructor’s console')).toBeVisible();
          return console;
        },
      };
    });
    for (const end of ends) await end();
    home.remove();
  },
});

/** A practice user of the tenant. */
export const mei = {
  name: 'Mei Tanaka',
  userName: 'mei.tanaka@alderfinch.example',
  password: 'Practice-Tanaka-26',
} as const;

export const workshopWifi = { name: 'AlderFinch-Workshop', password: 'quiet-lantern-42' } as const;

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** A pane of the console. */
export const tab = (console: Page, name: string): Locator => console.getByRole('tab', { name, exact: true });

/**
 * Waits for a page of the set-up. `waitFor` looks at every frame, where an expectation looks each second: at
 * full speed a page can be over by then.
 */
export async function sees(page: Page, title: string): Promise<void> {
  await heading(page, title).waitFor(patience);
}

/** Waits for a button that can be pressed, and clicks it. */
export async function click(page: Page, name: string): Promise<void> {
  await button(page, name).click(patience);
}

/** Waits until the page has come and has given the focus to one of its parts. */
export async function isFocused(part: Locator): Promise<void> {
  await part.waitFor(patience);
  await expect(part).toBeFocused();
}

/** The value of a row 'label: value'. */
export function row(page: Page, label: string): Locator {
  return page.locator('dl div', { has: page.getByText(label, { exact: true }) }).getByRole('definition');
}

/** Words of the pages that differ between the releases. */
export const words = {
  'windows-11': {
    region: 'Is this the right country or region?',
    option: 'Pre-provision with Windows Autopilot',
    choose: 'Next',
    landing: 'Pre-provision with Windows Autopilot',
    provision: 'Next',
    esp: 'Setting up for work or school',
    success: 'Your device setup is complete',
    failure: 'Something went wrong',
  },
  'windows-10': {
    region: 'Let’s start with region. Is this right?',
    option: 'Windows Autopilot provisioning',
    choose: 'Continue',
    landing: 'Windows Autopilot Configuration',
    provision: 'Provision',
    esp: 'Setting up your device for work',
    success: 'Windows Autopilot Configuration',
    failure: 'Windows Autopilot Configuration',
  },
} as const;

export type Words = (typeof words)[keyof typeof words];

/** From power-on to the menu, by mouse and the on-screen Windows key. */
export async function toMenu(page: Page, release: Words = words['windows-11']): Promise<void> {
  await click(page, 'Power');
  await sees(page, release.region);
  for (let press = 0; press < 5; press += 1) await button(page, 'Windows key').click();
  await sees(page, 'What would you like to do?');
}

/** From power-on to the landing page with its code. */
export async function toLanding(page: Page, release: Words = words['windows-11']): Promise<void> {
  await toMenu(page, release);
  await page.getByRole('option', { name: release.option }).click();
  await click(page, release.choose);
  await sees(page, release.landing);
  await page.getByRole('img', { name: /^QR code/ }).waitFor(patience);
}

/** From power-on to the end of provisioning, whichever it is. */
export async function toResult(page: Page, release: Words = words['windows-11']): Promise<void> {
  await toLanding(page, release);
  await click(page, release.provision);
  await page.getByRole('button', { name: /^(Reseal|Retry)$/ }).waitFor(patience);
}

/** The pages that a profile leaves to the user, confirmed as they are. */
export async function confirmLocale(page: Page): Promise<void> {
  await sees(page, 'Is this the right country or region?');
  await click(page, 'Yes');
  await sees(page, 'Is this the right keyboard layout or input method?');
  await click(page, 'Yes');
  await sees(page, 'Want to add a second keyboard layout?');
  await click(page, 'Skip');
}

const pin = '480913';

/** From the password to the desktop, by keyboard; through Windows Hello where the organization requires it. */
export async function toDesktop(page: Page): Promise<Locator> {
  const desktop = page.getByRole('list', { name: 'Desktop icons' });
  const hello = heading(page, 'Your organization requires Windows Hello');
  const face = heading(page, 'Want to use your face to sign in faster and more securely?');
  await desktop.or(hello).or(face).waitFor(patience);
  if (await face.isVisible()) {
    await isFocused(button(page, 'Yes, set up'));
    await page.keyboard.press('Enter');
    await hello.waitFor(patience);
  }
  if (await hello.isVisible()) {
    await isFocused(button(page, 'Set up PIN'));
    await page.keyboard.press('Enter');
    await isFocused(page.getByLabel('New PIN'));
    await page.keyboard.type(pin);
    await page.getByLabel('Confirm PIN').focus();
    await page.keyboard.type(pin);
    await page.keyboard.press('Enter');
    await sees(page, 'All set!');
    await isFocused(button(page, 'OK'));
    await page.keyboard.press('Enter');
  }
  await desktop.waitFor(patience);
  return desktop;
}
