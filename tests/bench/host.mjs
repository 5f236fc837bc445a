/** Chromium and the browser host, for measures of both. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findInstalledBrowser } from '../../main/hosts/browser/installed-browser.ts';

const cli = path.join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.cjs');

export function launchChromium() {
  return chromium.launch({
    executablePath: findInstalledBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
}

/** Starts the built host with a journal of its own; its start address, and what ends it. */
export async function startHost(rate) {
  const folder = mkdtempSync(path.join(tmpdir(), 'reseal-bench-'));
  const journal = path.join(folder, 'journal.jsonl');
  const args = [cli, 'start', '--host', 'browser', '--no-open', '--rate', rate, '--journal', journal];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (data) => {
      const found = /http:\S+/.exec(String(data));
      if (found) resolve(found[0]);
    });
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, pid: child.pid, stop };
}

/** From power-on to the landing page with its code. */
export async function toLanding(page) {
  await page.getByRole('button', { name: 'Power' }).click();
  await page.getByRole('heading', { name: /country or region/ }).waitFor();
  for (let press = 0; press < 5; press++) await page.keyboard.press('Meta');
  await page.getByText('Pre-provision with Windows Autopilot').click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('Not assigned').waitFor();
}
