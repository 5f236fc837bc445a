/** The browser host: start to first paint, five presses to the menu, and how long its main thread is ever busy. */
import http from 'node:http';
import { launchChromium, startHost, toLanding } from './host.mjs';
import { row, timed } from './statistics.mjs';

const browser = await launchChromium();

const paints = [];
const menus = [];
for (let run = 0; run < 5; run++) {
  const started = performance.now();
  const host = await startHost('max');
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Power' }).waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  paints.push(performance.now() - started);
  await page.getByRole('button', { name: 'Power' }).click();
  await page.getByRole('heading', { name: /country or region/ }).waitFor();
  await page.waitForTimeout(500);
  for (let press = 0; press < 4; press++) await page.keyboard.press('Meta');
  menus.push(
    await timed(async () => {
      await page.keyboard.press('Meta');
      await page.getByRole('heading', { name: 'What would you like to do?' }).waitFor();
    }),
  );
  await page.close();
  await host.stop();
}
row('start to first paint', paints, 'ms', 'at most 2000 ms');
row('fifth press to the menu on the screen', menus, 'ms', 'at most 100 ms');

/** The host answers on its main thread: the longest answer bounds its longest stall. */
const host = await startHost('max');
const page = await browser.newPage();
await page.goto(host.url);
await toLanding(page);
const { origin } = new URL(host.url);
const ask = () =>
  new Promise((resolve) => http.get(origin, (answer) => answer.resume().once('end', resolve)));
const answers = [];
let provisioning = true;
const asking = (async () => {
  while (provisioning) {
    answers.push(await timed(ask));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
})();
await page.getByRole('button', { name: 'Next' }).click();
await page.getByRole('button', { name: 'Reseal' }).waitFor({ timeout: 60_000 });
provisioning = false;
await asking;
row(
  'main thread busy while provisioning at full rate, at most',
  [Math.max(...answers)],
  'ms',
  'at most 50 ms',
);
await host.stop();
await browser.close();
