/** Every main screen at the sizes that classrooms and projectors have: nothing cut, nothing over another. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { button, click, mei, patience, sees, test, toLanding, words, workshopWifi } from './rehearse.ts';
import type { Rehearsal } from './rehearse.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

// Pages stand still at once, so that they can be measured.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What is wrong with the page at its present size, in words. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the document is ${root.scrollWidth} wide`);
    if (root.scrollHeight > innerHeight) found.push(`the document is ${root.scrollHeight} high`);

    const name = (part: Element) =>
      `${part.tagName.toLowerCase()}.${part.className} "${(part.textContent ?? '').trim().slice(0, 30)}"`;
    const select = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((part) => part.closest('[data-leaving]') === null);
    const room = document.querySelector('.card, .panel') ?? document.querySelector('.screen')!;
    const inside = (part: Element, whole: DOMRect) => {
      const box = part.getBoundingClientRect();
      return (
        box.left >= whole.left - 1 &&
        box.right <= whole.right + 1 &&
        box.top >= whole.top - 1 &&
        box.bottom <= whole.bottom + 1
      );
    };
    for (const part of select('h1, .page-subtitle, .page-body, .page-actions button, .back, .progress-words'))
      if (!inside(part, room.getBoundingClientRect())) found.push(`${name(part)} leaves its page`);
    for (const part of select('.chin button'))
      if (!inside(part, new DOMRect(0, 0, innerWidth, innerHeight))) found.push(`${name(part)} is cut`);

    const apart = select(
      '.wordmark, h1, .page-subtitle, .page-body, .page-actions button, .back, .page-art svg, .simulation-mark',
    ).map((part) => ({ part, box: part.getBoundingClientRect() }));
    apart.forEach(({ part, box }, index) => {
      for (const { part: other, box: otherBox } of apart.slice(index + 1)) {
        const width = Math.min(box.right, otherBox.right) - Math.max(box.left, otherBox.left);
        const height = Math.min(box.bottom, otherBox.bottom) - Math.max(box.top, otherBox.top);
        if (width > 1 && height > 1) found.push(`${name(part)} and ${name(other)} overlap`);
      }
    });

    // What is wider or higher than its box, unless the box is there to be scrolled.
    const scrolls = '.list-box, .networks, .landing-scroll, .esp-categories, .diagnostics';
    for (const part of select('.page-body, .page-body *, .page-head *, .page-actions *')) {
      if (part.closest('.visually-hidden, svg, .network-signal, .esp-icon') !== null) continue;
      const holdsScrolled = part.querySelector(scrolls) !== null;
      if (!holdsScrolled && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
        found.push(`${name(part)} is wider than its box`);
      // A line's letters may rise above it.
      const spare = part.matches('h1, h2') ? 12 : 1;
      const isHigher = part.clientHeight > 0 && part.scrollHeight > part.clientHeight + spare;
      if (isHigher && !part.matches(scrolls) && !holdsScrolled)
        found.push(`${name(part)} is higher than its box`);
    }
    return found;
  });
}

/** Looks at the present page in every size. */
async function fits(page: Page, screen: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    expect.soft(await faults(page), `${screen} at ${size.width}x${size.height}`).toEqual([]);
  }
}

/** Ten minutes a second: the ESP stays long enough to be held. */
const rate = '600';

/** Holds the clock on the ESP. */
async function holdEsp({ stage, console: openConsole }: Rehearsal, title: string): Promise<void> {
  const console = await openConsole();
  await stage.bringToFront();
  await stage.keyboard.press('Enter');
  await sees(stage, title);
  await console.bringToFront();
  await button(console, 'Pause').click();
  await stage.bringToFront();
  await fits(stage, 'ESP');
  await console.bringToFront();
  await button(console, 'Resume').click();
  await console.close();
  await stage.bringToFront();
}

test('Windows 11 over Wi-Fi, as far as the success page', async ({ rehearse }) => {
  test.slow();
  const rehearsal = await rehearse('entra-wifi', rate);
  const { stage } = rehearsal;
  const windows11 = words['windows-11'];
  await fits(stage, 'off');
  await click(stage, 'Power');
  await sees(stage, windows11.region);
  await fits(stage, 'region');
  await click(stage, 'Yes');
  await sees(stage, 'Is this the right keyboard layout or input method?');
  await fits(stage, 'keyboard');
  await click(stage, 'Yes');
  await sees(stage, 'Want to add a second keyboard layout?');
  await fits(stage, 'second keyboard');
  await click(stage, 'Skip');
  await stage.getByRole('button', { name: workshopWifi.name }).click();
  await click(stage, 'Connect');
  await expect(stage.getByLabel('Enter the network security key')).toBeVisible();
  await fits(stage, 'network');
  await stage.keyboard.type(workshopWifi.password);
  await stage.keyboard.press('Enter');
  await stage.getByText('Connected, secured').waitFor(patience);
  await click(stage, 'Next');
  await sees(stage, 'Enter password');
  await stage.keyboard.type(`not ${mei.password}`);
  await stage.keyboard.press('Enter');
  await expect(stage.getByRole('alert').filter({ hasText: 'incorrect' })).toBeVisible();
  await fits(stage, 'password');
  for (let press = 0; press < 5; press += 1) await stage.keyboard.press('F5');
  await sees(stage, 'What would you like to do?');
  await fits(stage, 'menu');
  await stage.getByRole('option', { name: windows11.option }).click();
  await click(stage, 'Next');
  await sees(stage, windows11.landing);
  await stage.getByRole('img', { name: /^QR code/ }).waitFor(patience);
  await fits(stage, 'landing');
  await button(stage, 'Next').focus();
  await holdEsp(rehearsal, windows11.esp);
  await button(stage, 'Reseal').waitFor(patience);
  await fits(stage, 'success');
});

test('Windows 10, as far as the success page', async ({ rehearse }) => {
  const rehearsal = await rehearse('entra-wired-windows-10', rate);
  const { stage } = rehearsal;
  const windows10 = words['windows-10'];
  await toLanding(stage, windows10);
  await fits(stage, 'landing');
  await button(stage, 'Provision').focus();
  await holdEsp(rehearsal, windows10.esp);
  await button(stage, 'Reseal').waitFor(patience);
  await fits(stage, 'success');
});

test('the failure and diagnostics pages', async ({ rehearse }) => {
  const { stage } = await rehearse('preprovisioning-not-allowed');
  await toLanding(stage);
  await click(stage, 'Next');
  await button(stage, 'Retry').waitFor(patience);
  await fits(stage, 'failure');
  await click(stage, 'View diagnostics');
  await sees(stage, 'Windows Autopilot diagnostics');
  await fits(stage, 'diagnostics');
});
