/** A host with windows in the midst of ten years: it says how far it is, stops there, and ends when it is asked to. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { memoryJournal, play } from '../testing/lab.ts';
import { startBrowserHost, temporaryFolder } from './testing/browser-host.ts';

const tenYears = 3_650 * 86_400_000;

/** A journal that ends ten years after the desktop was reached, and one that ends in the midst of that jump. */
function journals() {
  const { session, journal } = play('entra-wired', memoryJournal());
  session.submit({ type: 'jump', milliseconds: tenYears });
  const jump = journal.text;
  const last = JSON.parse(jump.trimEnd().split('\n').at(-1) ?? '') as { n: number; at: number };
  const end = { n: last.n + 1, at: last.at + tenYears, input: { type: 'pause' } };
  return { jump, opening: `${jump}${JSON.stringify(end)}\n` };
}

for (const [way, words] of [
  ['opening', /^Bringing the rehearsal to .* \d+ %$/],
  ['jump', /^Moving the clock on to .* \d+ %$/],
] as const)
  test(`the console tells how far it is on the way of: ${way}; the host ends on it when asked`, async ({
    page,
    context,
  }) => {
    const home = temporaryFolder();
    const file = path.join(home.path, 'ten-years.jsonl');
    writeFileSync(file, journals()[way], { mode: 0o600 });
    const host = await startBrowserHost(home.path, '--journal', file);
    try {
      await page.goto(host.address);
      // The trainee is told of the way to the journal's end, and nothing of a jump, which is the instructor's own.
      const told = page.getByRole('progressbar', { name: /^Bringing the rehearsal to .* \d+%$/ });
      if (way === 'opening') await expect(told).toBeVisible();
      const console = await context.newPage();
      await console.goto(`${host.origin}/console`);
      await expect(console.getByText(words)).toBeVisible();
      if (way === 'jump') await expect(told).toBeHidden();
      const stop = console.getByRole('button', { name: 'Stop here' });
      if (way === 'jump') {
        await stop.click();
        await expect(console.getByText(words)).toBeHidden();
      } else await expect(stop).toBeHidden();
      expect(await host.stop()).toBe(0);
    } finally {
      await host.kill();
      home.remove();
    }
  });
