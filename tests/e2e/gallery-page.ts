/** The gallery of the stage's screens, served to the page out of the built files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { folder } from './gallery-build.ts';

const origin = 'http://gallery.test';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Opens the list of all views, with everything that moves by itself standing still. Answers with their names. */
export async function openGallery(page: Page): Promise<readonly string[]> {
  await page.route(`${origin}/**`, async (route) => {
    const file = path.join(folder, new URL(route.request().url()).pathname);
    const contentType = types[path.extname(file)] ?? 'application/octet-stream';
    await route.fulfill({ body: readFileSync(file), contentType });
  });
  await page.goto(`${origin}/gallery.html?paused`);
  return JSON.parse(await page.locator('html').getAttribute('data-views').then(String)) as string[];
}

/** Shows another view in the same page, and waits until it is drawn with its fonts. */
export async function showView(page: Page, name: string): Promise<void> {
  await page.evaluate(async (view) => {
    const root = document.documentElement;
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // Each view begins as after a start: no key pressed yet.
    delete root.dataset['keys'];
    // Through an empty page, so that a view that shows already comes up anew.
    location.hash = 'nothing';
    delete root.dataset['view'];
    while (document.querySelector('.screen, .gallery') !== null) await frame();
    location.hash = view;
    while (root.dataset['view'] !== view) await frame();
    await document.fonts.ready;
    await frame();
    await frame();
  }, name);
}
