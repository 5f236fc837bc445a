/** The gallery of the stage's screens, served to the page out of the built files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { folder } from './gallery-build.ts';

const origin = 'http://gallery.test';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/**
 * Opens the list of all views, with everything that moves by itself standing still and the device speaking
 * `language`. Answers with their names.
 */
export async function openGallery(page: Page, language = 'en-US'): Promise<readonly string[]> {
  await serveGallery(page);
  await page.goto(address(language));
  return namesIn(page);
}

/** The gallery in several windows of these sizes, inside one page. */
export async function openGalleries(
  page: Page,
  sizes: readonly { readonly width: number; readonly height: number }[],
  language: string,
): Promise<{ readonly names: readonly string[]; readonly frames: readonly Frame[] }> {
  await serveGallery(page);
  const windows = sizes.map(
    ({ width, height }) =>
      `<iframe src="${address(language)}" width="${width}" height="${height}" style="border: 0"></iframe>`,
  );
  await page.route(`${origin}/sizes.html`, (route) =>
    route.fulfill({
      body: `<!doctype html><body style="opacity: 0">${windows.join('')}`,
      contentType: 'text/html',
    }),
  );
  await page.goto(`${origin}/sizes.html`);
  const frames = page.mainFrame().childFrames();
  const [names = []] = await Promise.all(frames.map(namesIn));
  return { names, frames };
}

const address = (language: string): string => `${origin}/gallery.html?paused&language=${language}`;

async function namesIn(frame: Page | Frame): Promise<readonly string[]> {
  return JSON.parse(
    await frame.locator('html[data-views]').getAttribute('data-views').then(String),
  ) as string[];
}

/** The console with what it is to show, which is data. */
export async function openConsoleGallery(page: Page, seen: object): Promise<void> {
  await serveGallery(page);
  await page.addInitScript((given) => {
    Object.assign(window, { consoleSeen: given });
  }, seen);
  await page.goto(`${origin}/console-gallery.html`);
  const live = page.frameLocator('iframe[title^="The stage now"]');
  await live.getByText('Simulation').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

/** Pages that the console asks for as a host names them. */
const windows: ReadonlyMap<string, string> = new Map([
  ['/mirror', 'mirror.html'],
  ['/presenter', 'presenter.html'],
]);

async function serveGallery(page: Page): Promise<void> {
  // A window that the page opens is of its context.
  await page.context().route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(folder, windows.get(pathname) ?? pathname);
    const contentType = types[path.extname(file)] ?? 'application/octet-stream';
    await route.fulfill({ body: readFileSync(file), contentType });
  });
}

/** Shows another view in the same page, and waits until it stands there with its fonts. */
export async function showView(frame: Page | Frame, name: string): Promise<void> {
  await frame.evaluate(async (view) => {
    const root = document.documentElement;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // What comes in has come in. Between two frames: a page that is half in would be painted for nothing.
    const arrive = () => {
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    };
    // Each view begins as after a start: no key pressed yet.
    delete root.dataset['keys'];
    delete root.dataset['view'];
    // A view that shows already comes up anew through an empty page.
    if (location.hash === `#${view}`) {
      location.hash = 'nothing';
      while (document.querySelector('.screen') !== null) await frame();
    }
    location.hash = view;
    // A language's words are loaded when the first view speaks it.
    while (root.dataset['view'] !== view || document.querySelector('.screen') === null) await frame();
    // Windows of programs are loaded when the first one opens.
    while (document.querySelector('[data-coming]') !== null) await frame();
    arrive();
    // By then it has asked for its fonts, and what comes with the first drawing has come.
    await frame();
    await document.fonts.ready;
    arrive();
    await frame();
  }, name);
}

/** What comes in has come in: a flyout that is half there has no colours to be judged. */
export function arrived(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
  });
}
