/** `node scripts/pictures.mjs`: takes the pictures of README and docs/your-tenant.md from the running program, on a fresh build. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { getChromium } from './chromium.mjs';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';

const folder = path.join(root, 'docs', 'pictures');
const size = { width: 1024, height: 720 };
/** A picture in a README shall not weigh more. */
const limit = 120 * 1024;

/** Smallest for flat areas and rounded gradients. */
const packing = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 };

await ensureNode24();
ensurePackages();
ensureBuild();
const { chromium } = await import('@playwright/test');
const { PNG } = await import('pngjs');
const executablePath = await getChromium();
if (executablePath === undefined) process.exit(1);
mkdirSync(folder, { recursive: true });
const home = mkdtempSync(path.join(os.tmpdir(), 'reseal-pictures-'));
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
try {
  await windows11();
  await windows10();
  await failure();
  await ownTenant();
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}

async function windows11() {
  const { stage, openConsole, end } = await open('entra-wired', '600');
  await toMenu(stage, 'Is this the right country or region?');
  await stage.getByRole('option', { name: 'Pre-provision' }).click();
  await press(stage, 'Next');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor();
  await keep(stage, 'landing');

  const desk = await openConsole();
  await press(desk, '60×');
  await stage.bringToFront();
  await press(stage, 'Next');
  await stage.getByText(/^Apps \([1-9] of/).waitFor();
  await desk.bringToFront();
  await press(desk, 'Pause');
  await keep(desk, 'console');
  await stage.bringToFront();
  await keep(stage, 'status');
  await desk.bringToFront();
  await press(desk, 'Max');
  await press(desk, 'Resume');
  await stage.bringToFront();
  await stage.getByRole('button', { name: 'Reseal' }).waitFor();
  await keep(stage, 'success');
  await end();
}

async function windows10() {
  const { stage, end } = await open('entra-wired-windows-10', 'max');
  await toMenu(stage, 'Let’s start with region. Is this right?');
  await stage.getByRole('option', { name: 'Windows Autopilot provisioning' }).click();
  await press(stage, 'Continue');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor();
  await keep(stage, 'windows-10');
  await end();
}

async function failure() {
  const { stage, end } = await open('app-fails', 'max');
  await toMenu(stage, 'Is this the right country or region?');
  await stage.getByRole('option', { name: 'Pre-provision' }).click();
  await press(stage, 'Next');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor();
  await press(stage, 'Next');
  await stage.getByRole('button', { name: 'Retry' }).waitFor();
  await keep(stage, 'failure');
  await end();
}

async function ownTenant() {
  const { branded, dropOn, kiosk, kioskApp, writeExport } = await import(
    '../tests/e2e/testing/export-folder.ts'
  );
  const { stage, openConsole, end } = await open('entra-wired', 'max');
  const desk = await openConsole();
  const files = { ...branded, 'Groups/Kiosk.json': kiosk, 'Apps/Kiosk.json': kioskApp };
  await dropOn(desk, writeExport(home, 'Quayside Ferries', files));
  await desk.getByRole('heading', { name: 'What loaded' }).waitFor();
  await keep(desk, 'tenant');
  await press(desk, 'Preflight');
  await desk.getByRole('heading', { name: /^Preflight of/ }).waitFor({ timeout: 120_000 });
  await desk.locator('.kinds summary').first().click();
  await desk.getByText('Kiosk Shell').click();
  await keep(desk, 'preflight');
  await press(desk, 'Back to the tenant');
  await press(desk, 'Begin the rehearsal');
  await desk.getByText('Pre-provisioning in Quayside Ferries').waitFor();
  await stage.bringToFront();
  await press(stage, 'Power');
  await stage.getByRole('heading', { name: 'Is this the right country or region?' }).waitFor();
  await press(stage, 'Yes');
  await stage.getByRole('heading', { name: /keyboard layout or input method/ }).waitFor();
  await press(stage, 'Yes');
  await press(stage, 'Skip');
  await stage.locator('img.branding-background').waitFor({ timeout: 120_000 });
  await keep(stage, 'branded');
  await end();
}

/** Begins a scenario in the browser host and opens the stage. */
async function open(scenario, rate) {
  const commandLine = path.join(root, 'out', 'main', 'cli.cjs');
  const args = ['start', '--host', 'browser', '--no-open', '--scenario', scenario, '--rate', rate];
  const host = spawn(process.execPath, [commandLine, ...args], {
    env: { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await addressOf(host);
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
  const stage = await context.newPage();
  await stage.goto(address);
  return {
    stage,
    async openConsole() {
      const desk = await context.newPage();
      await desk.goto(new URL('/console', address).href);
      return desk;
    },
    async end() {
      await context.close();
      host.kill();
    },
  };
}

async function addressOf(host) {
  for await (const line of createInterface(host.stdout)) if (line.startsWith('http://')) return line;
  throw new Error('The browser host has ended.');
}

async function toMenu(stage, firstPage) {
  await press(stage, 'Power');
  await stage.getByRole('heading', { name: firstPage }).waitFor();
  for (let count = 0; count < 5; count += 1) await press(stage, 'Windows key');
  await stage.getByRole('heading', { name: 'What would you like to do?' }).waitFor();
}

async function press(page, name) {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Writes the picture with as many shades as its size allows. */
async function keep(page, name) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  const picture = PNG.sync.read(await page.screenshot());
  for (const step of [1, 2, 3, 4, 6, 8]) {
    const file = PNG.sync.write(withSteps(picture, step), packing);
    if (file.length > limit) continue;
    writeFileSync(path.join(folder, `${name}.png`), file);
    console.log(`docs/pictures/${name}.png: ${Math.ceil(file.length / 1024)} KB`);
    return;
  }
  throw new Error(`The picture "${name}" is larger than ${limit} bytes.`);
}

/** The picture with every channel rounded to a multiple of `step`: soft gradients are what weighs. */
function withSteps({ width, height, data }, step) {
  const rounded = new PNG({ width, height });
  data.forEach((value, index) => {
    rounded.data[index] = index % 4 === 3 ? 255 : Math.min(255, Math.round(value / step) * step);
  });
  return rounded;
}
