/** The accessibility panel: what it sets, where it is reached, what stands still, and what is read aloud. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './testing/gallery-page.ts';

test.describe.configure({ mode: 'default' });
// Few pixels: nobody looks at them.
test.use({ deviceScaleFactor: 0.25 });

test.beforeEach(async ({ page }) => {
  await openGallery(page);
});

test('the accessibility panel changes contrast, text size and motion, and gives the focus back', async ({
  page,
}) => {
  await showView(page, 'purpose@windows-11-24h2');
  const open = page.getByRole('button', { name: 'Accessibility' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('switch', { name: 'Contrast themes' })).toBeFocused();
  await page.keyboard.press(' ');
  await page.getByRole('switch', { name: 'Show less motion' }).click();
  await page.getByRole('button', { name: '200%' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveCSS('color', 'rgb(255, 255, 255)');
  await page.getByRole('button', { name: '150%' }).click();
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-sent', '[]');

  // They stay over pages, black ones and the lock screen too.
  const root = page.locator('html');
  for (const view of ['boot', 'lock-screen-credentials', 'result-success']) {
    await showView(page, `${view}@windows-11-24h2`);
    await expect(root).toHaveAttribute('data-contrast');
    await expect(root).toHaveAttribute('data-still');
    await expect(page.locator('.screen')).toHaveCSS('zoom', '1.5');
  }
});

test('Windows+U opens the accessibility panel on every screen of Windows', async ({ page }) => {
  const panel = page.getByRole('dialog', { name: 'Accessibility' });
  for (const view of [
    'boot',
    'resetting',
    'lock-screen',
    'lock-screen-credentials',
    'desktop',
    'result-failure',
  ])
    for (const release of ['windows-11-24h2', 'windows-10-22h2']) {
      await showView(page, `${view}@${release}`);
      await expect(panel, view).toBeHidden();
      await page.keyboard.press('Meta+u');
      await expect(panel, view).toBeVisible();
      await expect(page.getByRole('switch', { name: 'Contrast themes' }), view).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(panel, view).toBeHidden();
    }
});

test.describe('what moves by itself', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  /** Names of the animations that go on for ever; those of illustrations and background are told by their kind. */
  const moving = (page: Page) =>
    page.evaluate(() => {
      // A beat begins; the pages' own coming in is over by then.
      const root = document.documentElement;
      if (root.hasAttribute('data-moving')) {
        root.removeAttribute('data-moving');
        document.getAnimations();
        root.setAttribute('data-moving', '');
      }
      return document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' &&
            (effect?.getComputedTiming().iterations === Infinity ||
              (effect as KeyframeEffect).target?.matches('.layer, .bloom') === true),
        )
        .map((animation) => (animation as CSSAnimation).animationName.replace(/^layer-.*/, 'layers'))
        .filter((name, place, all) => all.indexOf(name) === place)
        .sort();
    });

  test('stands still once the accessibility panel, the system or the clock says so', async ({ page }) => {
    const views = {
      'boot@windows-11-24h2': ['orbit'],
      'boot-hi@windows-11-24h2': ['breathe'],
      'progress-updates@windows-11-24h2': ['drift', 'layers', 'ring-follow', 'ring-turn'],
      'sign-in-busy@windows-11-24h2': ['busy-run', 'drift', 'layers'],
      'esp-apps@windows-11-24h2': ['drift', 'layers'],
    };
    const seen = async (): Promise<Record<string, readonly string[]>> => {
      const found: Record<string, readonly string[]> = {};
      for (const name of Object.keys(views)) {
        await showView(page, name);
        found[name] = await moving(page);
      }
      return found;
    };
    const still = Object.fromEntries(Object.keys(views).map((name) => [name, []]));
    expect(await seen(), 'paused').toEqual(still);
    await page.evaluate(() => history.replaceState(null, '', location.pathname));
    await page.reload();
    expect(await seen(), 'as it is').toEqual(views);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    expect(await seen(), 'the system’s wish').toEqual(still);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await showView(page, 'region@windows-11-24h2');
    await page.getByRole('button', { name: 'Accessibility' }).click();
    await page.getByRole('switch', { name: 'Show less motion' }).click();
    expect(await seen(), 'the panel').toEqual(still);
  });
});

test('pages and what takes the focus are read aloud in the language of the device', async ({ page }) => {
  await page.addInitScript(() => {
    const said: unknown[] = [];
    class Utterance {
      lang = '';
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    const voice = {
      speak: ({ lang, text }: Utterance) => said.push({ lang, text: text.replace(/\s+/g, ' ').trim() }),
      cancel: () => said.push('cancel'),
    };
    Object.defineProperties(window, {
      SpeechSynthesisUtterance: { value: Utterance },
      speechSynthesis: { value: voice },
      said: { value: said },
    });
  });
  await openGallery(page, 'de-DE');
  const said = () =>
    page.evaluate(() => {
      const all = (window as unknown as { said: unknown[] }).said;
      return all.splice(0).filter((one) => one !== 'cancel');
    });
  await showView(page, 'second-keyboard@windows-11-24h2');
  expect(await said()).toEqual([]);
  await page.getByRole('button', { name: 'Barrierefreiheit' }).click();
  await page.getByRole('switch').nth(2).click();
  await expect
    .poll(said)
    .toEqual([
      { lang: 'de-DE', text: expect.stringContaining('Möchten Sie ein zweites Tastaturlayout hinzufügen?') },
    ]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await said()).at(-1)).toMatchObject({ lang: 'de-DE' });
  await showView(page, 'boot-restarting@windows-11-24h2');
  await expect.poll(async () => (await said()).at(-1)).toEqual({ lang: 'de-DE', text: 'Wird neu gestartet' });
});
