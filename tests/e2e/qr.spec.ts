/** The QR code as a camera sees it. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import readQrCode from 'jsqr';
import { PNG } from 'pngjs';
import { row, tab, test, toLanding, toResult, words } from './testing/rehearse.ts';

/** Reads the code from a picture of the whole window. */
async function scan(page: Page): Promise<{ version: number; content: Record<string, unknown> }> {
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  let found: ReturnType<typeof readQrCode> = null;
  await expect(async () => {
    const { data, width, height } = PNG.sync.read(await page.screenshot());
    found = readQrCode(new Uint8ClampedArray(data), width, height);
    expect(found).not.toBeNull();
  }).toPass();
  const { version, data } = found!;
  return { version, content: JSON.parse(data) as Record<string, unknown> };
}

for (const [release, scenario] of [
  ['windows-11', 'entra-wired'],
  ['windows-10', 'entra-wired-windows-10'],
] as const)
  test(`the landing page of ${release} holds the device's ZtdId in version 12`, async ({ rehearse }) => {
    const { stage, console: openConsole } = await rehearse(scenario);
    await stage.setViewportSize({ width: 1024, height: 768 });
    await toLanding(stage, words[release]);
    const small = await scan(stage);
    await stage.setViewportSize({ width: 1920, height: 1080 });
    const large = await scan(stage);
    expect(large).toEqual(small);
    expect(small.version).toBe(12);
    expect(Object.keys(small.content)).toEqual([
      'Version',
      'Id',
      'ZtdId',
      'PKID',
      'SerialNumber',
      'SequenceBlockNumber',
      'TotalBlocks',
    ]);
    const console = await openConsole();
    await tab(console, 'Tenant').click();
    await expect(row(console, 'Autopilot device ID')).toHaveText(String(small.content['ZtdId']));
  });

test('the failure page holds the outcome as well', async ({ rehearse }) => {
  const { stage } = await rehearse('preprovisioning-not-allowed');
  await toResult(stage);
  const { content } = await scan(stage);
  expect(content).toMatchObject({ Result: 'Failure', ElapsedTimeMilliseconds: expect.any(Number) });
});
