/** `node scripts/pictures.mjs`: takes the pictures of README, docs/your-tenant.md and docs/teaching.md from the running program, on a fresh build. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { getChromium } from './chromium.mjs';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';
import { beginHost, press } from './stage-host.mjs';

const folder = path.join(root, 'docs', 'pictures');
const size = { width: 1024, height: 720 };

await ensureNode24();
ensurePackages();
ensureBuild();
const { chromium } = await import('@playwright/test');
const { writePicture } = await import('./picture-file.mjs');
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
  await exercise();
  await show();
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
  await press(desk, 'Freeze');
  await keep(desk, 'console');
  await press(desk, 'Skip waiting');
  await press(desk, 'Go on');
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

async function exercise() {
  const { stage, end } = await open('back-from-its-first-user', 'max', 'exercise');
  await press(stage, 'Close');
  await toMenu(stage, 'Is this the right country or region?');
  await stage.getByRole('option', { name: 'Pre-provision' }).click();
  await press(stage, 'Next');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor();
  await press(stage, 'Next');
  await stage.getByRole('button', { name: 'Retry' }).waitFor();
  await press(stage, 'Exercise');
  await keep(stage, 'exercise');
  await press(stage, 'Portal');
  await stage.getByRole('button', { name: 'Delete Intune record' }).click();
  await keep(stage, 'portal');
  await end();
}

async function show() {
  const { stage, openConsole, end } = await open('app-stops-device-setup', '60', 'exercise');
  await press(stage, 'Close');
  const desk = await openConsole();
  await press(desk, 'Show');
  await stage.bringToFront();
  await stage.getByText(/^The PC and its profile/).waitFor();
  await keep(stage, 'show');
  await stage.getByText(/Reseal is pressed\.$/).waitFor({ timeout: 180_000 });
  await stage.getByRole('heading', { name: 'Powered off' }).waitFor({ state: 'attached' });
  await desk.bringToFront();
  const [debrief] = await Promise.all([desk.waitForEvent('popup'), press(desk, 'End & debrief')]);
  await keep(debrief, 'debrief');
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

/** Begins a scenario or an exercise in the browser host and opens the stage. */
async function open(named, rate, kind) {
  const { address, end } = await beginHost(home, named, rate, kind);
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
      end();
    },
  };
}

async function toMenu(stage, firstPage) {
  await press(stage, 'Power');
  await stage.getByRole('heading', { name: firstPage }).waitFor();
  for (let count = 0; count < 5; count += 1) await press(stage, 'Windows key');
  await stage.getByRole('heading', { name: 'What would you like to do?' }).waitFor();
}

async function keep(page, name) {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  writePicture(name, await page.screenshot());
}
