/** What moves on a page: how, when, and what it may not do. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openGallery, showView } from './testing/gallery-page.ts';

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

async function openMoving(page: Page): Promise<void> {
  await openGallery(page);
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  await page.reload();
}

/** The animated properties of what moves now, and what moves. */
const movers = (page: Page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    // A beat begins.
    root.removeAttribute('data-moving');
    document.getAnimations();
    root.setAttribute('data-moving', '');
    return document.getAnimations().flatMap((animation) => {
      const effect = animation.effect as KeyframeEffect;
      if (effect.target?.matches('.layer, .bloom, .ring-turning, .dot') !== true) return [];
      return effect
        .getKeyframes()
        .flatMap((frame) => Object.keys(frame))
        .filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name))
        .map((property) => ({ part: effect.target?.getAttribute('class') ?? '', property }));
    });
  });

/** A page for each drawing. */
const pages = [
  'region',
  'keyboard',
  'network',
  'progress-updates',
  'sign-in',
  'name-device',
  'landing',
  'esp-apps',
  'result-success',
  'result-failure',
  'provisioning-menu',
  'license',
  'privacy',
  'local-account',
  'sign-in-number',
  'hello-face',
  'hello-fingerprint',
  'hello-pin',
];

test('every illustration moves, each its own, by transforms and opacity alone', async ({ page }) => {
  await openMoving(page);
  const scenes = new Set<string | undefined>();
  const properties = new Set<string>();
  for (const name of pages) {
    await showView(page, `${name}@windows-11-24h2`);
    scenes.add(
      await page.evaluate(() => document.querySelector('.page-turn:not([data-leaving]) .scene')?.innerHTML),
    );
    const found = await movers(page);
    for (const { property } of found) properties.add(property);
    expect(
      found.some(({ part }) => part === 'layer'),
      name,
    ).toBe(true);
  }
  expect(scenes.size).toBe(pages.length);
  expect([...properties].sort()).toEqual(['opacity', 'transform']);
});

test('motion comes with a page, rests, and stops where the world is frozen', async ({ page }) => {
  await page.clock.install();
  await openMoving(page);
  await showView(page, 'esp-apps@windows-11-24h2');
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-moving');
  await page.clock.runFor(4500);
  await expect(root).not.toHaveAttribute('data-moving');
  await page.clock.runFor(8100);
  await expect(root).toHaveAttribute('data-moving');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(root).not.toHaveAttribute('data-moving');
});

test('a spinner at rest does not look like a third of the work', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openGallery(page);
  await showView(page, 'progress-updates@windows-11-24h2');
  const drawn = await page.evaluate(() =>
    [...document.querySelectorAll('.ring-arc')]
      .filter((arc) => arc.checkVisibility())
      .map((arc) => getComputedStyle(arc).strokeDasharray),
  );
  // Dashes all around the circle, whose length is 100.
  expect(drawn).toEqual(['5px, 7.5px']);
  await showView(page, 'progress-percent@windows-11-24h2');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow');
});

test('one drawing has one meaning', async ({ page }) => {
  await openGallery(page);
  const art = async (view: string) => {
    await showView(page, `${view}@windows-11-24h2`);
    return page.evaluate(() => document.querySelector('.page-turn:not([data-leaving]) .scene')?.innerHTML);
  };
  const failed = await art('result-failure');
  expect(await art('esp-failed')).toBe(failed);
  expect(await art('hello-hold-on')).not.toBe(failed);
  expect(await art('esp-apps')).not.toBe(await art('landing'));
  expect(await art('stay-signed-in-all-set')).toBe(await art('result-success'));
});
