/**
 * Pictures of a page at rest. `page.screenshot` prepares the page for each, and packs each as small as can be, which
 * costs more than all else that is done with the picture; it is looked at once.
 */
import type { CDPSession, Page } from '@playwright/test';

interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The PNG of a part of the window, in its CSS pixels, scaled; whatever the device's own scale is. */
export async function screenshot(page: Page, part: Part, scale = 1): Promise<Buffer> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opened);
  const session = await opened;
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    optimizeForSpeed: true,
    clip: { ...part, scale },
  });
  return Buffer.from(data, 'base64');
}
